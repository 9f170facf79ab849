"""Nothing counts the failures of a link: wrong tries are the limiter's.

The column stays for the version before, which still reads it; a later release drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('accounts', '0004_known_devices')]

    operations = [
        migrations.AlterField(
            model_name='link', name='failures', field=models.PositiveSmallIntegerField(default=0, db_default=0),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name='link', name='failures'),
            ],
        ),
    ]
