"""A place found here or outside: one placement on any day, within the class's period, moving on with its days."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from premierpas.applications import actions as applications
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import JANUARY, LATER, a_slot, an_old_pupil, in_state, sent
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.going import NoWeeksYet, OtherWeek
from premierpas.people.models import Pupil
from premierpas.placements import actions, tasks
from premierpas.placements.actions import DaysTaken, Host, NoDays
from premierpas.placements.actions.placing import PastDays
from premierpas.placements.days import as_multirange, working_days
from premierpas.placements.models import Placement, PlacementState
from tests.factories import a_host_of, a_school_of, acting

from .agreements import in_signature, signed

pytestmark = pytest.mark.django_db
BAKERY = Host(
    name="Boulangerie du Parc", street="3, rue du Parc", postal_code="92000", city="Nanterre", tutor="Aline Roux"
)


def a_pupil_with_a_period(first: date = JANUARY[0], last: date = LATER[1]) -> Pupil:
    """A pupil whose class goes in January."""
    pupil = an_old_pupil()
    classroom = pupil.enrolments.get().classroom
    InternshipPeriod.objects.create(school=classroom.school, level=classroom.level, first_day=first, last_day=last)
    return pupil


def registered(pupil: Pupil, days: list[date]) -> Placement:
    return actions.register_outside(pupil.enrolments.get(), host=BAKERY, days=days, by=acting(pupil))


def test_a_confirmed_application_is_a_placement_with_its_host(november: date) -> None:
    application = in_state(S.CONFIRMED)
    placement = Placement.objects.get(application=application)
    assert (placement.first_day, placement.last_day) == JANUARY
    assert placement.host_name == application.offer.company.name
    assert placement.host_street == "14, rue Sadi-Carnot"
    assert [tutor["name"] for tutor in placement.tutors] == [application.offer.team.get().membership.user.name]


@pytest.mark.parametrize("ending", ["withdraw", "company", "school"])
def test_a_cancelled_confirmation_cancels_the_placement(november: date, ending: str) -> None:
    application = in_state(S.CONFIRMED)
    host, school = a_host_of(application), a_school_of(application)
    {
        "withdraw": lambda: applications.withdraw(application, by=acting(application.pupil), reason="déménagement"),
        "company": lambda: applications.cancel_by_company(application, by=host, reason="déménagement"),
        "school": lambda: applications.cancel_by_school(application, by=school, reason="déménagement"),
    }[ending]()
    placement = Placement.objects.get(application=application)
    assert (placement.state, placement.end_reason) == (PlacementState.CANCELLED, "déménagement")


def test_a_place_found_outside_ends_the_applications_for_its_days(november: date) -> None:
    pupil = a_pupil_with_a_period()
    same, other = sent(pupil), sent(pupil, a_slot(week=LATER))
    placement = registered(pupil, working_days(*JANUARY))
    assert placement.found_outside
    same.refresh_from_db()
    other.refresh_from_db()
    assert (same.state, other.state) == (S.SUPERSEDED, S.SUBMITTED)


def test_a_company_cannot_say_yes_for_days_that_are_placed_outside(november: date) -> None:
    pupil = a_pupil_with_a_period()
    refused = in_state(S.REJECTED, pupil)
    registered(pupil, working_days(*JANUARY))
    with pytest.raises(DomainError, match="déjà confirmée"):
        applications.accept(refused, by=a_host_of(refused))


def test_two_hosts_may_share_a_week(november: date) -> None:
    pupil = a_pupil_with_a_period()
    days = working_days(*JANUARY)
    registered(pupil, days[:3])
    registered(pupil, days[3:])
    with pytest.raises(DaysTaken):
        registered(pupil, days[2:4])


def test_the_database_refuses_two_placements_on_one_day(november: date) -> None:
    placement = registered(a_pupil_with_a_period(), working_days(*JANUARY))
    placement.pk = None
    placement._state.adding = True
    with pytest.raises(IntegrityError, match="placement_one_on_any_day"), transaction.atomic():
        placement.save()


def test_days_lie_within_the_period_of_the_class(november: date) -> None:
    pupil = a_pupil_with_a_period(last=JANUARY[1])
    with pytest.raises(OtherWeek):
        registered(pupil, working_days(*LATER))
    with pytest.raises(NoDays):
        registered(pupil, [date(2027, 1, 16)])
    with pytest.raises(NoWeeksYet, match="pas encore fixées"):
        registered(an_old_pupil(), working_days(*JANUARY))


def test_days_lie_ahead(november: date) -> None:
    pupil = a_pupil_with_a_period(first=date(2026, 11, 2))
    with pytest.raises(PastDays):
        registered(pupil, [date(2026, 11, 9)])


def test_the_period_of_the_class_wins_over_that_of_its_level(november: date) -> None:
    pupil = a_pupil_with_a_period()
    classroom = pupil.enrolments.get().classroom
    own = {"school": classroom.school, "classroom": classroom, "level": classroom.level}
    InternshipPeriod.objects.create(first_day=date(2027, 3, 1), last_day=date(2027, 3, 5), **own)
    with pytest.raises(OtherWeek):
        registered(pupil, working_days(*JANUARY))


def test_public_holidays_and_weekends_are_no_days_of_presence() -> None:
    days = working_days(date(2027, 5, 3), date(2027, 5, 10))
    assert date(2027, 5, 6) not in days and date(2027, 5, 8) not in days
    assert len(as_multirange(days)) == 3


def test_placements_begin_and_end_with_their_days_and_a_missed_month_is_caught_up(november: date) -> None:
    placement = signed().placement
    states = []
    for day in (date(2027, 1, 10), date(2027, 1, 11), date(2027, 1, 15), date(2027, 1, 16)):
        with travel(day):
            tasks.run_states()
        placement.refresh_from_db()
        states.append(placement.state)
    assert states == ["planned", "ongoing", "ongoing", "completed"]
    late = signed().placement
    with travel(date(2027, 3, 1)):
        assert [tasks.run_states()["moved"] for _each in range(2)] == [1, 0]
    late.refresh_from_db()
    assert late.state == PlacementState.COMPLETED


def test_nobody_goes_without_an_agreement_that_all_have_signed(november: date) -> None:
    placement = in_signature().placement
    states = []
    for day in (date(2027, 1, 11), date(2027, 1, 15), date(2027, 1, 16)):
        with travel(day):
            tasks.run_states()
        placement.refresh_from_db()
        states.append(placement.state)
    assert states == ["planned", "planned", "not_held"]
    assert placement.end_reason == "La convention n’était pas signée par tous."


def test_the_database_refuses_to_bring_a_cancelled_placement_back(november: date) -> None:
    placement = registered(a_pupil_with_a_period(), working_days(*JANUARY))
    actions.cancel_placement(placement, reason="erreur", by=acting(placement.pupil))
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE placements_placement SET state = 'planned' WHERE id = %s", [placement.pk])
