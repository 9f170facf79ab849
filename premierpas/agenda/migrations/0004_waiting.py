"""What waits until somebody comes; the next night fills it from the facts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0003_mentions")]

    operations = [
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=40)),
                ("subject", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("reason", "subject"), name="waiting_once")],
            },
        ),
    ]
