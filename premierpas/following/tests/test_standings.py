"""Where each pupil stands is a row, and the row says what the facts say: after any sequence of acts."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.apps import apps
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from procrastinate.contrib.django.models import ProcrastinateJob

from premierpas.applications.tests.situations import an_offer
from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.following.follow_up import follow_up
from premierpas.following.models import ClassPace, RiskOf, Standing
from premierpas.following.standings import columns_of, refresh
from premierpas.following.tasks import RUN, run_following
from premierpas.organisations.actions.schools import set_period
from premierpas.people.actions import issue_cards
from premierpas.people.models import Enrolment, Guardian
from tests.factories import a_classroom, a_head_of, a_pupil, a_school, a_teacher

from .acts import NAMES, TODAY, Acts


def differences() -> list[str]:
    """Where a row and the computation disagree, of pupils who are there."""
    enrolments = list(Enrolment.objects.filter(left_on=None).select_related("pupil", "classroom"))
    rows = {row.enrolment_id: row for row in Standing.objects.prefetch_related("risks")}
    found = []
    for pk, followed in follow_up(enrolments).items():
        row = rows.get(pk)
        if row is None:
            found.append(f"{pk} has no row")
            continue
        for name, value in columns_of(followed).items():
            if getattr(row, name) != value:
                found.append(f"{pk}: {name} is {getattr(row, name)!r}, not {value!r}")
        risks = [(risk.kind, risk.data, risk.rank) for risk in row.risks.all()]
        if risks != [(each.kind.value, each.data, each.rank) for each in followed.risks]:
            found.append(f"{pk}: risks are {risks}")
    return found


class Year(Acts):
    """The same year, in which rows are right at any time."""

    @invariant()
    def rows_say_what_the_facts_say(self) -> None:
        with clock.travel(self.today):
            assert differences() == []


@pytest.fixture
def a_year(db: None) -> type[Year]:
    with clock.travel(TODAY):
        classroom = a_classroom(a_school())
        a_teacher(classroom)
        pupils = [a_pupil(classroom, first_name=name) for name in NAMES]
        Guardian.objects.bulk_create(
            Guardian(pupil=pupil, rank=1, name="Nadia", phone="+33612345642") for pupil in pupils
        )
        weeks = [(date(2027, 1, 11), date(2027, 1, 15)), (date(2027, 1, 18), date(2027, 1, 22))]
        slots = list(an_offer(weeks=weeks, places=2).slots.select_related("offer").order_by("first_day"))
        a_head_of(classroom.school)
    return type("ThisYear", (Year,), {"world": (classroom, pupils, slots)})


def test_after_any_sequence_of_acts_the_rows_equal_the_computation(a_year: type[Year]) -> None:
    run_state_machine_as_test(
        a_year,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )  # fmt: skip


def test_an_action_that_fails_leaves_the_row(a_year: type[Year]) -> None:
    _room, (pupil, *_others), _slots = a_year.world
    with clock.travel(TODAY):
        with suppress(ZeroDivisionError), working_as(Actor.task("tests")):
            issue_cards([pupil], by=a_head_of(_room.school))
            raise ZeroDivisionError
        assert differences() == []


def test_one_action_computes_a_pupil_once(a_year: type[Year], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real = follow_up
    monkeypatch.setattr(
        "premierpas.following.standings.follow_up", lambda rows: (seen.extend(row.pk for row in rows), real(rows))[1]
    )
    room, pupils, _slots = a_year.world
    with clock.travel(TODAY):
        issue_cards(pupils, by=a_head_of(room.school))
        assert sorted(seen) == sorted(Enrolment.objects.filter(classroom=room).values_list("pk", flat=True))


def test_a_risk_that_stays_keeps_its_first_day(a_year: type[Year]) -> None:
    room, pupils, _slots = a_year.world
    with clock.travel(TODAY):
        set_period(
            room.school, level="3e", by=a_head_of(room.school), first_day=date(2026, 11, 30), last_day=date(2026, 12, 4)
        )
    with clock.travel(TODAY + timedelta(days=3)):
        run_following()
    since = set(RiskOf.objects.filter(kind="week_near").values_list("since", flat=True))
    assert since == {TODAY}


def test_the_night_writes_the_pace_of_each_class_and_a_missing_row(a_year: type[Year]) -> None:
    Standing.objects.all().delete()
    with clock.travel(TODAY):
        assert run_following() >= 0
        assert differences() == []
    assert ClassPace.objects.get().day == TODAY
    assert refresh([]) == 0


def test_where_there_are_pupils_already_the_migration_asks_the_worker_for_their_rows(a_year: type[Year]) -> None:
    from importlib import import_module

    begin = import_module("premierpas.following.migrations.0002_begin_following").begin
    begin(apps, None)
    begin(apps, None)
    assert ProcrastinateJob.objects.filter(task_name=RUN).count() == 1
