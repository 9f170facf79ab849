"""A pupil who applied stood as the author of that line in the company's timeline, which volunteers read."""

from django.db import migrations

FORGET = """
    UPDATE outreach_entry SET by_id = NULL
    WHERE by_id IN (SELECT user_id FROM people_pupil WHERE user_id IS NOT NULL)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('outreach', '0007_yearly_answer_default'),
        ('people', '0013_volunteers_see_pupils'),
    ]

    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
