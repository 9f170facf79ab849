import django.db.models.deletion
from django.db import migrations, models

import premierpas.core.clock


class Migration(migrations.Migration):

    dependencies = [
        ("agenda", "0002_circles_and_reminders"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        help_text="what was written, as its floor calls it: outreach.entry", max_length=40
                    ),
                ),
                ("subject", models.BigIntegerField()),
                ("at", models.DateTimeField(default=premierpas.core.clock.now)),
                (
                    "presence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="agenda.presence"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "subject", "presence"), name="mention_once")
                ],
            },
        ),
    ]
