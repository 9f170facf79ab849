"""What was sent before about companies and invitations finds its thing and its territory again, by the key of its occasion."""

from django.db import migrations

FILE = """
UPDATE core_message m SET about = '{kind}:' || found.id, territory = found.territory,
    occasion = '{kind}:' || found.id || '@' || (m.at AT TIME ZONE 'Europe/Paris')::date
FROM (SELECT row.id AS named, {found} FROM {source}) found
WHERE m.about = '' AND found.named = substring(m.key FROM '{key}')::bigint
"""
COMPANY = "c.id AS id, c.territory_id AS territory"
FILED = [
    FILE.format(
        kind='company', found=COMPANY, key=r'^organisations\.(?:already_here|ask_a_colleague|second_sign_up):(\d{1,18}):',
        source='organisations_company row JOIN organisations_company c ON c.id = row.id',
    ),
    FILE.format(
        kind='company', found=COMPANY, key=r'^organisations\.(?:new_company|signed_up):(\d{1,18})$',
        source='organisations_membership row JOIN organisations_company c ON c.id = row.company_id',
    ),
    FILE.format(
        kind='company', found=COMPANY, key=r'^organisations\.(?:verified|refused):(\d{1,18})$',
        source='organisations_companycheck row JOIN organisations_company c ON c.id = row.company_id',
    ),
    FILE.format(
        kind='invitation', key=r'^organisations\.invitation:(\d{1,18})$',
        found='i.id AS id, coalesce(i.territory_id, s.territory_id, c.territory_id) AS territory',
        source='accounts_link row'
        " JOIN organisations_invitation i ON i.id = row.subject_id AND row.purpose = 'organisations.invitation'"
        ' LEFT JOIN organisations_school s ON s.id = i.school_id'
        ' LEFT JOIN organisations_company c ON c.id = i.company_id',
    ),
]


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0004_stand_ins'),
        ('core', '0007_messages_by_territory'),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in FILED]
