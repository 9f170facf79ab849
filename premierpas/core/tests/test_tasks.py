"""A worker has to find every task by itself; who plays a whole year queues at its end."""

import importlib
import pkgutil
import subprocess
import sys
from datetime import timedelta

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

import premierpas
from premierpas.core import clock, embedded
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.tasks import enqueue, queueing_later

LIST = "import django; django.setup(); from procrastinate.contrib.django import app; print(*sorted(app.tasks))"


def test_a_fresh_process_knows_every_task_of_every_module():
    for module in pkgutil.walk_packages(premierpas.__path__, "premierpas."):
        if not {"tests", "settings", "migrations", "__main__"} & set(module.name.split(".")):
            importlib.import_module(module.name)
    fresh = subprocess.run([sys.executable, "-c", LIST], cwd=embedded.PROJECT, capture_output=True, text=True)
    assert fresh.returncode == 0, fresh.stderr
    assert set(fresh.stdout.split()) == set(app.tasks)
    assert "core.deliver_message" in app.tasks


@pytest.mark.django_db
def test_jobs_queued_later_are_those_that_were_asked_for_and_what_has_come_is_due():
    today, tomorrow = clock.now(), clock.now() + timedelta(days=1)
    with queueing_later():
        with clock.travel(today - timedelta(days=9)):
            enqueue(deliver_message, message_id=1)
            enqueue(deliver_message, message_id=2, at=today - timedelta(days=8), queue="bulk")
        enqueue(deliver_message, message_id=3, at=tomorrow)
        assert enqueue(deliver_message, message_id=4, once="four")
        assert not enqueue(deliver_message, message_id=4, once="four")
        assert ProcrastinateJob.objects.count() == 1
    found = ProcrastinateJob.objects.values_list("args__message_id", "queue_name", "scheduled_at")
    assert set(found) == {(1, "urgent", None), (2, "bulk", None), (3, "urgent", tomorrow), (4, "urgent", None)}


@pytest.mark.django_db
def test_what_fails_queues_nothing():
    with pytest.raises(ZeroDivisionError), queueing_later():
        enqueue(deliver_message, message_id=1)
        1 / 0  # noqa: B018
    assert not ProcrastinateJob.objects.exists()
