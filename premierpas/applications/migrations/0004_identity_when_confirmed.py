"""Hosts knew pupils whom they had accepted; now they learn who comes when the pupil confirms."""

from django.db import migrations
from django.db.models.functions import Now


def end_early_links(apps, schema_editor):
    """End the open links that acceptances opened and no confirmation has followed."""
    accepted = apps.get_model("applications", "Application").objects.filter(state="accepted")
    links = apps.get_model("people", "PupilLink").objects.filter(until=None, purpose="placement")
    links.filter(reference__in=accepted.values("pk")).update(until=Now())


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0003_deadlines_reminded"),
        ("people", "0004_dated_links"),
    ]

    operations = [migrations.RunPython(end_early_links, migrations.RunPython.noop, elidable=True)]
