"""What present delegations cover is seen from now on, as it is for those that are granted later."""

from django.db import migrations

OPEN = """
    INSERT INTO people_pupillink (pupil_id, adult_id, capacity, purpose, membership_id, reference, since, until)
    SELECT DISTINCT e.pupil_id, m.user_id, m.role, 'delegation', m.id, d.id,
        greatest(d.granted_at, d.first_day::timestamp AT TIME ZONE 'Europe/Paris'),
        (d.last_day + 1)::timestamp AT TIME ZONE 'Europe/Paris'
    FROM placements_delegation d
    JOIN organisations_membership m ON m.id = d.delegate_id AND m.until IS NULL
    JOIN organisations_classroom c ON c.school_id = d.school_id AND c.closed_at IS NULL
    JOIN people_enrolment e ON e.classroom_id = c.id AND e.left_on IS NULL
    WHERE d.withdrawn_at IS NULL AND (d.last_day + 1)::timestamp AT TIME ZONE 'Europe/Paris' > d.granted_at
    ON CONFLICT DO NOTHING
"""
CLOSE = "DELETE FROM people_pupillink WHERE purpose = 'delegation'"


class Migration(migrations.Migration):
    dependencies = [("placements", "0003_host_abroad"), ("people", "0004_dated_links")]

    operations = [migrations.RunSQL(OPEN, CLOSE)]
