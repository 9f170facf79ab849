from django.db import migrations

from premierpas.core.tasks import enqueue


def begin(apps, schema_editor):
    """Where there are pupils, their rows are written by the worker, class by class, as they are every night."""
    from premierpas.following.tasks import RUN, follow_everybody

    if apps.get_model("people", "Enrolment").objects.exists():
        enqueue(follow_everybody, once=RUN, timestamp=0)


class Migration(migrations.Migration):
    dependencies = [
        ("following", "0001_standings"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
