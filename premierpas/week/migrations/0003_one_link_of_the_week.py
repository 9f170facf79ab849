"""The host's two links of a week open one page: the addresses that were sent go on working."""

from django.db import migrations

ONE_LINK = "UPDATE accounts_link SET purpose = 'placements.week' WHERE purpose = 'week.host'"


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_known_devices'),
        ('week', '0002_report_and_after'),
    ]

    # Back to the version before, they open its page of the week.
    operations = [migrations.RunSQL(ONE_LINK, migrations.RunSQL.noop)]
