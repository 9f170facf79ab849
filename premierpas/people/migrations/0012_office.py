"""A link of the school is its office’s as well as its head’s."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0011_allowed_days'),
    ]

    operations = [
        migrations.AlterField(
            model_name='pupillink',
            name='purpose',
            field=models.CharField(choices=[('class', 'suit la classe'), ('school', 'travaille pour l’établissement'), ('territory', 'coordonne le territoire'), ('placement', 'accueille l’élève'), ('delegation', 'signe par délégation')], max_length=12),
        ),
        migrations.AlterField(
            model_name='pupillinkevent',
            name='purpose',
            field=models.CharField(choices=[('class', 'suit la classe'), ('school', 'travaille pour l’établissement'), ('territory', 'coordonne le territoire'), ('placement', 'accueille l’élève'), ('delegation', 'signe par délégation')], max_length=12),
        ),
    ]
