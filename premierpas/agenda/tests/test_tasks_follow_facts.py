"""After whatever has been done, what is open is what the facts want, and is somebody's who is there."""

from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.reasons import reasons
from premierpas.agenda.tasks import reconcile
from premierpas.messaging.actions import report_problem
from premierpas.organisations.enums import Role
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_territory, acting
from tests.machines import Kept

from .days import Days, rows, wanted
from .start import Start


@pytest.mark.django_db
def test_open_tasks_are_what_the_facts_want_after_any_sequence_of_acts():
    found = settings(
        max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None,
        derandomize=True,
    )  # fmt: skip
    run_state_machine_as_test(partial(Days, Start()), settings=found)
    rare = {"applications.confirm", "offers.again"}  # chance leads there seldom: seen or not
    elsewhere = {"outreach.next_step", "outreach.promised_call", "privacy.demand"}  # their own tests open them
    above = (
        "volunteers.",
        "partners.",
        "campaigns.",
        "threads.",
        "mentoring.",
        "meetings.",
        "youth_work.",
        "afterwards.",
        "events.",
        "forums.",
        "careers.",
        "preparation.",
    )
    elsewhere |= {name for name in reasons.names() if name.startswith(above)}
    assert Days.seen >= set(reasons.names()) - rare - elsewhere


@pytest.mark.django_db
def test_a_night_after_any_loss_makes_everything_as_it_has_to_be():
    territory = a_territory()
    a_member(Role.COORDINATOR, territory)
    pupil = a_pupil(a_classroom(a_school(territory)))
    report_problem(pupil, by=acting(pupil), worry="other", text="…")
    open_before = rows(TaskState.OPEN)
    assert len(open_before) == 1
    Task.objects.all().delete()
    Presence.objects.all().delete()
    reconcile()
    assert rows(TaskState.OPEN) == open_before == wanted(Kept())


@pytest.mark.django_db
def test_what_nobody_is_there_for_waits_until_somebody_comes():
    territory = a_territory()
    pupil = a_pupil(a_classroom(a_school(territory)))
    report_problem(pupil, by=acting(pupil), worry="other", text="…")
    assert not Task.objects.exists()
    first = a_member(Role.COORDINATOR, territory)
    assert Task.objects.get().owner.key == f"membership:{first.pk}"
