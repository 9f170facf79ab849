"""Before the database refuses it: no two links of one reason lie over each other. Who sees whom stays the same."""

from django.db import migrations

SAME = """o.pupil_id = l.pupil_id AND o.adult_id = l.adult_id AND o.capacity = l.capacity AND o.purpose = l.purpose
    AND coalesce(o.membership_id, 0) = coalesce(l.membership_id, 0) AND o.reference = l.reference"""

ENDED_BEFORE_IT_BEGAN = "UPDATE people_pupillink SET until = since WHERE until < since"

# Inside another of the same reason: it adds nothing, and becomes empty.
INSIDE_ANOTHER = f"""
    UPDATE people_pupillink l SET until = l.since WHERE EXISTS (
        SELECT 1 FROM people_pupillink o WHERE {SAME} AND o.id <> l.id AND o.since <= l.since
        AND (o.until IS NULL OR (l.until IS NOT NULL AND l.until <= o.until))
        AND ((o.since, o.until) IS DISTINCT FROM (l.since, l.until) OR o.id < l.id)
    )
"""

# Begun before the next one and ended within it: it ends where the next begins.
INTO_THE_NEXT = """
    UPDATE people_pupillink l SET until = n.next FROM (
        SELECT id, lead(since) OVER (
            PARTITION BY pupil_id, adult_id, capacity, purpose, coalesce(membership_id, 0), reference
            ORDER BY since, until NULLS LAST
        ) AS next
        FROM people_pupillink WHERE until IS NULL OR until > since
    ) n
    WHERE n.id = l.id AND l.until > n.next
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_class_list_uploads")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (ENDED_BEFORE_IT_BEGAN, INSIDE_ANOTHER, INTO_THE_NEXT)
    ]
