"""Which warnings were sent, `agenda.Reminder` knows.

The column stays for the version before, which still reads it; a later release drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('placements', '0007_seal_certificates')]

    operations = [
        migrations.AlterField(
            model_name='agreement', name='warned', field=models.PositiveSmallIntegerField(default=0, db_default=0),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name='agreement', name='warned'),
            ],
        ),
    ]
