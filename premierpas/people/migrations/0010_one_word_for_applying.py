"""One word for one thing: pupils apply with « Postuler ». Nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_search_of_people'),
    ]

    operations = [
        migrations.AlterField(model_name='authorisation', name='consent', field=models.CharField(choices=[('apply', 'chercher un stage et postuler')], default='apply', max_length=20)),
        migrations.AlterField(model_name='authorisationevent', name='consent', field=models.CharField(choices=[('apply', 'chercher un stage et postuler')], default='apply', max_length=20)),
    ]
