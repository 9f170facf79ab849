import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import premierpas.core.clock


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_language_of_account'),
    ]

    operations = [
        migrations.CreateModel(
            name='EmailChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='nouvel e-mail')),
                ('nonce', models.CharField(max_length=32)),
                ('asked_at', models.DateTimeField(default=premierpas.core.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='email_change', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
