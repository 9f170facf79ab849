import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import premierpas.core.clock


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Seen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="the name of a source of core.everywhere", max_length=20)),
                ("subject", models.BigIntegerField()),
                ("at", models.DateTimeField(default=premierpas.core.clock.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "kind", "subject"), name="seen_once")],
                "indexes": [models.Index(fields=["user", "-at"], name="seen_lately")],
            },
        ),
    ]
