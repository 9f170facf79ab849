"""A running pair has a lead who is there and a dated next check of each side, whatever happens to it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from premierpas.agenda.actions import give
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import present
from premierpas.agenda.tasks import hand_over_after_ends, reconcile
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.mentoring.actions import cancel_stand_in, check, coach, end_pair, give_lead, stand_in
from premierpas.mentoring.enums import Going, How, Side, WhyEnded
from premierpas.mentoring.errors import AskedAlready, MayNotLead, StandsInAlready
from premierpas.mentoring.models import CheckIn, Pair
from premierpas.mentoring.rhythm import next_due
from premierpas.mentoring.waiting import ALONE, CHECK_IN, IDLE_VOLUNTEER
from premierpas.organisations.enums import Role
from premierpas.people.sight import may_see_pupil
from premierpas.volunteers.actions import end_now, say_intention, suspend
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.tasks import care_every_night
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_territory,
    acting,
    viewer,
)
from tests.machines import TakenBack

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    return a_territory()


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


@pytest.fixture
def pupil(territory):
    return a_pupil(a_classroom(a_school(territory)))


@pytest.fixture
def mentor(territory, coordinator):
    return a_cleared_volunteer(territory)


def asked(pair, side=Side.PUPIL):
    return pair.check_ins.get(side=side, done_on=None)


def done(row, by):
    return check(row, by=acting(by), how=How.CALL, going=Going.WELL, words="Content")


def presence_of(row):
    return Presence.objects.get(key=f"volunteer:{row.pk}")


def test_each_side_is_asked_twice_in_the_first_month_then_every_month():
    begins = clock.today()
    first, second = next_due(begins, []), next_due(begins, [begins + timedelta(14)])
    assert [(first - begins).days, (second - begins).days] == [14, 28]
    assert next_due(begins, [begins + timedelta(14), second]) == second + timedelta(30)
    assert next_due(begins, [begins + timedelta(27)]) == begins + timedelta(34), "a late first one moves the second"


def test_a_check_is_the_leads_task_on_its_day_and_brings_the_next_one(pupil, mentor, coordinator):
    pair = a_pair(pupil, mentor)
    assert not Task.objects.filter(reason=CHECK_IN.code).exists()
    with clock.travel(clock.now() + timedelta(days=15)):
        reconcile()
        tasks = Task.objects.filter(reason=CHECK_IN.code, state="open")
        assert {task.owner.key for task in tasks} == {f"membership:{coordinator.pk}"} and len(tasks) == 3
        row = done(asked(pair), coordinator)
        assert not tasks.filter(subject=row.pk).exists()
        assert asked(pair).due > clock.today()
        with pytest.raises(AskedAlready):
            done(row, coordinator)


def test_whoever_takes_the_task_takes_the_pair_unless_they_may_not_lead(pupil, mentor, coordinator, territory):
    pair, colleague = a_pair(pupil, mentor), a_member(Role.COORDINATOR, territory)
    with clock.travel(clock.now() + timedelta(days=15)):
        reconcile()
        task = Task.objects.get(reason=CHECK_IN.code, subject=asked(pair).pk)
        give(task, to=Presence.objects.get(key=f"membership:{colleague.pk}"), by=acting(coordinator))
        pair.refresh_from_db()
        owners = set(Task.objects.filter(reason=CHECK_IN.code).values_list("owner__key", flat=True))
        assert pair.lead.key == f"membership:{colleague.pk}" and owners == {pair.lead.key}
        with pytest.raises(MayNotLead):
            give_lead(pair, by=acting(coordinator), lead=presence_of(mentor))


def test_a_cleared_lead_checks_and_coaches_the_pairs_they_lead_and_no_others(pupil, mentor, coordinator, territory):
    pair, lead = a_pair(pupil, mentor), a_cleared_volunteer(territory, role="lead")
    with pytest.raises(DomainError):
        coach(pair, by=acting(lead), words="Parler moins, écouter plus")
    pair = give_lead(pair, by=acting(coordinator), lead=presence_of(lead))
    assert coach(pair, by=acting(lead), words="Parler moins, écouter plus").on == clock.today()
    done(asked(pair, Side.MENTOR), lead)
    suspend(lead, by=acting(coordinator), reason="À éclaircir")
    lead.refresh_from_db()
    with pytest.raises(DomainError):
        done(asked(pair), lead)


def sees(volunteer, pupil):
    volunteer.refresh_from_db()
    return may_see_pupil(viewer(volunteer), pupil)


def test_a_stand_in_sees_between_the_days_and_ends_at_once(pupil, mentor, coordinator, territory):
    pair, other = a_pair(pupil, mentor), a_cleared_volunteer(territory)
    today = clock.today()
    first, last = today + timedelta(days=7), today + timedelta(days=9)
    row = stand_in(pair, by=acting(coordinator), volunteer=other, first_day=first, last_day=last)
    seen = {}
    for day in (first - timedelta(days=1), first, last, last + timedelta(days=1)):
        with clock.travel(day):
            seen[day] = sees(other, pupil)
    assert list(seen.values()) == [False, True, True, False]
    with clock.travel(clock.midnight(last + timedelta(days=1)) - timedelta(seconds=1)):
        assert sees(other, pupil)
        cancel_stand_in(row, by=acting(coordinator))
        assert not sees(other, pupil) and sees(mentor, pupil)


def test_two_never_replace_on_the_same_day(pupil, mentor, coordinator, territory):
    pair, by, today = a_pair(pupil, mentor), acting(coordinator), clock.today()
    others = [a_cleared_volunteer(territory) for _ in range(2)]
    stand_in(pair, by=by, volunteer=others[0], first_day=today, last_day=today + timedelta(days=2))
    with pytest.raises(StandsInAlready):
        stand_in(pair, by=by, volunteer=others[1], first_day=today + timedelta(days=2), last_day=today + timedelta(4))
    assert stand_in(pair, by=by, volunteer=others[1], first_day=today + timedelta(3), last_day=today + timedelta(4))


OVER = {
    "the pair ends": lambda pair, _other, by: end_pair(pair, by=by, why=WhyEnded.ASKED),
    "the stand-in is suspended": lambda _pair, other, by: suspend(other, by=by, reason="À éclaircir"),
    "the stand-in leaves": lambda _pair, other, by: end_now(other, by=by, why="Stage fini"),
}


@pytest.mark.parametrize("what", OVER)
def test_a_replacement_ends_with_what_it_stands_on(what, pupil, mentor, coordinator, territory):
    pair, other = a_pair(pupil, mentor), a_cleared_volunteer(territory)
    row = stand_in(pair, by=acting(coordinator), volunteer=other, first_day=clock.today(), last_day=clock.today())
    assert sees(other, pupil)
    OVER[what](pair, other, acting(coordinator))
    row.refresh_from_db()
    assert not sees(other, pupil) and row.cancelled_at is not None


def test_a_pupil_left_alone_is_a_coordinators_task_until_somebody_is_found(pupil, mentor, coordinator, territory):
    pair = a_pair(pupil, mentor)
    suspend(mentor, by=acting(coordinator), reason="À éclaircir")
    task = Task.objects.get(reason=ALONE.code, subject=pair.enrolment_id, state="open")
    assert task.owner.key == f"membership:{coordinator.pk}"
    a_pair(pupil, a_cleared_volunteer(territory))
    task.refresh_from_db()
    assert task.state == "over"


def test_a_volunteer_whom_nobody_leads_is_a_coordinators_task_after_two_weeks(pupil, mentor, coordinator):
    reconcile()
    waiting = Task.objects.filter(reason=IDLE_VOLUNTEER.code, subject=mentor.pk, state="open")
    assert not waiting.exists()
    with clock.travel(clock.now() + timedelta(days=14)):
        reconcile()
        assert waiting.get().owner.key == f"membership:{coordinator.pk}"
        a_pair(pupil, mentor)
        assert not waiting.exists()


class Year(TakenBack):
    """Two coordinators, two cleared volunteers and a lead, two pupils; anything may happen in any order."""

    def __init__(self):
        super().__init__()
        self.time = datetime(2026, 11, 24, 10, tzinfo=clock.PARIS)  # the same whatever the hour of the run
        with clock.travel(self.time):
            territory = a_territory()
            self.coordinators = [a_member(Role.COORDINATOR, territory) for _ in range(2)]
            self.team = [a_cleared_volunteer(territory) for _ in range(2)]
            self.team.append(a_cleared_volunteer(territory, role="lead"))
            room = a_classroom(a_school(territory))
            self.pupils = [a_pupil(room) for _ in range(2)]

    def tried(self, act):
        with clock.travel(self.time):
            try:
                return act()
            except (DomainError, Presence.DoesNotExist, CheckIn.DoesNotExist):
                return None

    def running(self):
        return list(Pair.objects.running().order_by("pk"))

    @rule(pupil=st.integers(0, 1), mentor=st.integers(0, 2))
    def pair(self, pupil, mentor):
        self.tried(lambda: a_pair(self.pupils[pupil], self.team[mentor]))

    @precondition(lambda self: self.running())
    @rule(which=st.integers(0, 1), why=st.sampled_from([WhyEnded.ASKED, WhyEnded.YEAR_OVER]))
    def end(self, which, why):
        pair = self.running()[which % len(self.running())]
        self.tried(lambda: end_pair(pair, by=acting(self.coordinators[0]), why=why))

    @rule(who=st.integers(0, 2))
    def leaves_now(self, who):
        self.tried(lambda: end_now(self.team[who], by=acting(self.coordinators[0]), why="Déménage"))

    @rule(who=st.integers(0, 2), days=st.integers(0, 20))
    def leaves_on_a_day(self, who, days):
        last = (self.time + timedelta(days=days)).date()
        by = self.team[who]
        self.tried(lambda: say_intention(by, by=acting(by), answer=Intent.LEAVES, last_day=last))

    @rule(who=st.integers(0, 2))
    def is_suspended(self, who):
        self.tried(lambda: suspend(self.team[who], by=acting(self.coordinators[0]), reason="À éclaircir"))

    @precondition(lambda self: self.running())
    @rule(which=st.integers(0, 1), who=st.integers(0, 4))
    def another_leads(self, which, who):
        pair = self.running()[which % len(self.running())]
        keys = [
            *(f"volunteer:{each.pk}" for each in self.team),
            *(f"membership:{each.pk}" for each in self.coordinators),
        ]
        lead = Presence.objects.get(key=keys[who])
        self.tried(lambda: give_lead(pair, by=acting(self.coordinators[0]), lead=lead))

    @precondition(lambda self: self.running())
    @rule(which=st.integers(0, 1), side=st.sampled_from(list(Side)))
    def is_asked(self, which, side):
        pair = self.running()[which % len(self.running())]
        self.tried(lambda: done(asked(pair, side), self.coordinators[0]))

    @rule(days=st.sampled_from([1, 8, 30, 200]))
    def time_goes_by(self, days):
        """Days pass, each with its nights' work at the end."""
        self.time += timedelta(days=days)
        with clock.travel(self.time):
            care_every_night()
            hand_over_after_ends()
            reconcile()

    @invariant()
    def all_is_well(self):
        with clock.travel(self.time):
            there = set(present().values_list("pk", flat=True))
            for pair in self.running():
                assert pair.lead_id in there
                assert sorted(pair.check_ins.filter(done_on=None).values_list("side", flat=True)) == sorted(Side.values)
            assert not CheckIn.objects.filter(done_on=None, pair__until__isnull=False).exists()
            assert not Task.objects.filter(reason=CHECK_IN.code, state="open").exclude(owner__in=there).exists()


def test_through_any_sequence_every_running_pair_has_a_present_lead_and_dated_checks():
    run_state_machine_as_test(Year, settings=settings(max_examples=12, stateful_step_count=14, deadline=None))
