import premierpas.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):
    """Spellings that were confirmed, contacts to confirm, and what of an upload was refused.

    The version before reads an unconfirmed contact as a confirmed one without a date, and writes the defaults.
    """

    dependencies = [("people", "0004_dated_links")]

    operations = [
        migrations.AddField(
            model_name="pupil",
            name="spellings",
            field=models.JSONField(
                blank=True, db_default=[], default=list, help_text="other spellings that somebody confirmed"
            ),
        ),
        migrations.AddField(
            model_name="classlistupload",
            name="choices",
            field=models.JSONField(db_default={}, default=dict, help_text="what was refused or decided so far"),
        ),
        migrations.AlterField(
            model_name="guardian",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, default=premierpas.core.clock.now, null=True),
        ),
    ]
