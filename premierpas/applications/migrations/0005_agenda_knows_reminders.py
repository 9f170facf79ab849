"""Which reminders were sent, `agenda.Reminder` knows.

The columns stay for the version before, which still reads them; a later release drops them.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [('applications', '0004_identity_when_confirmed')]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name='application', name='company_reminded'),
                migrations.RemoveField(model_name='application', name='confirm_reminded'),
            ],
        ),
    ]
