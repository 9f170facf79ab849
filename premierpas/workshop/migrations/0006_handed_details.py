import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('workshop', '0005_reviews_and_versions'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandedDetails',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('with_class', models.BooleanField(default=False, verbose_name='ma classe et mon établissement')),
                ('town', models.CharField(blank=True, max_length=60, verbose_name='ma ville')),
                ('contact', models.CharField(blank=True, max_length=100, verbose_name='un contact')),
                ('pupil', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='handed_details', to='people.pupil')),
            ],
        ),
    ]
