"""What was sent before about applications finds its thing and its territory again, by the key of its occasion."""

from django.db import migrations

FILE = """
UPDATE core_message m SET about = '{kind}:' || found.id, territory = found.territory,
    occasion = '{kind}:' || found.id || '@' || (m.at AT TIME ZONE 'Europe/Paris')::date
FROM (SELECT row.id AS named, {found} FROM {source}) found
WHERE m.about = '' AND found.named = substring(m.key FROM '{key}')::bigint
"""
FILED = [
    FILE.format(
        kind='application', found='row.id AS id, s.territory_id AS territory',
        key=r'^applications\.[a-z_]+:(\d{1,18}):',
        source='applications_application row JOIN people_enrolment e ON e.id = row.enrolment_id'
        ' JOIN organisations_classroom r ON r.id = e.classroom_id JOIN organisations_school s ON s.id = r.school_id',
    ),
]


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0005_agenda_knows_reminders'),
        ('organisations', '0005_filed_messages'),
        ('core', '0007_messages_by_territory'),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in FILED]
