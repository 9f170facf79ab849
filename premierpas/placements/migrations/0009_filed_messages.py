"""What was sent before about stays finds its thing and its territory again, by the key of its occasion."""

from django.db import migrations

FILE = """
UPDATE core_message m SET about = '{kind}:' || found.id, territory = found.territory,
    occasion = '{kind}:' || found.id || '@' || (m.at AT TIME ZONE 'Europe/Paris')::date
FROM (SELECT row.id AS named, {found} FROM {source}) found
WHERE m.about = '' AND found.named = substring(m.key FROM '{key}')::bigint
"""
WHERE_IT_IS = (
    ' JOIN people_enrolment e ON e.id = p.enrolment_id JOIN organisations_classroom r ON r.id = e.classroom_id'
    ' JOIN organisations_school s ON s.id = r.school_id'
)
STAY = 'p.id AS id, s.territory_id AS territory'


def about_stays(key: str, source: str) -> str:
    return FILE.format(kind='placement', found=STAY, key=key, source=source + WHERE_IT_IS)


FILED = [
    about_stays(
        r'^placements\.(?:sign|family_signed|family_void|family_refused):(\d{1,18})(?::|$)',
        'placements_signatory row JOIN placements_agreement a ON a.id = row.agreement_id'
        ' JOIN placements_placement p ON p.id = a.placement_id',
    ),
    about_stays(
        r'^placements\.(?:ended|ended_family|ended_pupil):(\d{1,18})$',
        'placements_placement row JOIN placements_placement p ON p.id = row.id',
    ),
    about_stays(
        r'^placements\.(?:absent|arrived)(?:_family)?:(\d{1,18})$',
        'placements_absence row JOIN placements_placement p ON p.id = row.placement_id',
    ),
    about_stays(
        r'^placements\.accident(?:_family)?:(\d{1,18})$',
        'placements_accident row JOIN placements_placement p ON p.id = row.placement_id',
    ),
    about_stays(
        r'^placements\.code:(\d{1,18})$',
        'placements_signingcode row JOIN placements_signatory g ON g.id = row.signatory_id'
        ' JOIN placements_agreement a ON a.id = g.agreement_id JOIN placements_placement p ON p.id = a.placement_id',
    ),
    about_stays(
        r'^placements\.(?!sign_school:|missing:)[a-z_]+:(?:host:)?(\d{1,18}):',
        'placements_agreement row JOIN placements_placement p ON p.id = row.placement_id',
    ),
]


class Migration(migrations.Migration):

    dependencies = [
        ('placements', '0008_agenda_knows_warnings'),
        ('applications', '0006_filed_messages'),
        ('core', '0007_messages_by_territory'),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in FILED]
