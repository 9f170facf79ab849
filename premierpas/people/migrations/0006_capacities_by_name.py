"""What a link may name as capacity is declared by the floor that grants it, no longer listed in the column."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_lists_to_confirm'),
    ]

    operations = [
        migrations.AlterField(
            model_name='pupillink',
            name='capacity',
            field=models.CharField(help_text='the name of a kind of capacity', max_length=16),
        ),
        migrations.AlterField(
            model_name='pupillinkevent',
            name='capacity',
            field=models.CharField(help_text='the name of a kind of capacity', max_length=16),
        ),
    ]
