"""What somebody wants to hear of in the app only."""

import django.db.models.deletion
import premierpas.core.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_capacities_by_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactPreference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=40)),
                ('channel', models.CharField(choices=[('app', 'dans l’application'), ('email', 'e-mail'), ('sms', 'SMS')], max_length=8)),
                ('at', models.DateTimeField(default=premierpas.core.clock.now)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'topic', 'channel'), name='contact_preference_once')],
            },
        ),
    ]
