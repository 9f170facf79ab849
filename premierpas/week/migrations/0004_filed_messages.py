"""What was sent before about weeks finds its thing and its territory again, by the key of its occasion."""

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
        r'^week\.evaluated_(?:pupil|school):(\d{1,18})$',
        'week_tutorevaluation row JOIN placements_placement p ON p.id = row.placement_id',
    ),
    about_stays(
        r'^week\.(?!evaluated_)[a-z_]+:(\d{1,18}):',
        'placements_placement row JOIN placements_placement p ON p.id = row.id',
    ),
]


class Migration(migrations.Migration):

    dependencies = [
        ('week', '0003_one_link_of_the_week'),
        ('placements', '0009_filed_messages'),
        ('core', '0007_messages_by_territory'),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in FILED]
