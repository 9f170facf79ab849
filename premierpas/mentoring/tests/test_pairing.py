"""Two are put together by a coordinator; what the pair lets people see begins and ends with it."""

from datetime import timedelta

import pytest

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.errors import NotAllowed
from premierpas.mentoring.actions import end_pair, pair_up
from premierpas.mentoring.enums import WhyEnded
from premierpas.mentoring.errors import AlreadyAccompanied, MayNotLead, NotCleared
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from premierpas.people.leaving import end_enrolments
from premierpas.people.sight import may_see_pupil
from premierpas.volunteers.actions import end_now, suspend
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_territory,
    a_volunteer,
    acting,
    viewer,
)

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


def sees(volunteer, pupil):
    volunteer.refresh_from_db()
    return may_see_pupil(viewer(volunteer), pupil)


def test_the_volunteer_sees_the_pupil_from_the_pairs_beginning_to_its_end(pupil, mentor, coordinator):
    pair = a_pair(pupil, mentor, since=clock.now() + timedelta(days=3))
    assert not sees(mentor, pupil)
    with clock.travel(clock.now() + timedelta(days=3, minutes=1)):
        assert sees(mentor, pupil)
        end_pair(pair, by=acting(coordinator), why=WhyEnded.OTHER)
        assert not sees(mentor, pupil)


def test_a_pupil_has_one_volunteer_at_a_time_and_the_same_two_may_meet_again(pupil, mentor, coordinator, territory):
    pair = a_pair(pupil, mentor)
    with pytest.raises(AlreadyAccompanied):
        a_pair(pupil, a_cleared_volunteer(territory))
    end_pair(pair, by=acting(coordinator), why=WhyEnded.ASKED)
    assert a_pair(pupil, mentor).pk != pair.pk


WHO_MAY_NOT = {
    "somebody who is on the way": lambda territory: a_volunteer(territory),
    "somebody of another territory": lambda _territory: a_cleared_volunteer(a_territory()),
}


@pytest.mark.parametrize("who", WHO_MAY_NOT)
def test_nobody_but_a_cleared_volunteer_of_the_territory_accompanies(who, pupil, territory, coordinator):
    lead = Presence.objects.get(key=f"membership:{coordinator.pk}")
    with pytest.raises(NotCleared):
        pair_up(
            pupil.enrolments.get(), by=acting(coordinator), volunteer=WHO_MAY_NOT[who](territory), lead=lead
        )  # fmt: skip


def test_a_lead_is_there_cleared_and_somebody_else(pupil, mentor, territory, coordinator):
    here = [a_volunteer(territory), mentor, a_cleared_volunteer(a_territory())]
    gone = a_member(Role.COORDINATOR, territory)
    end_membership(gone, by=acting(gone))
    keys = [*(f"volunteer:{each.pk}" for each in here), f"membership:{gone.pk}"]
    for key in keys:
        with pytest.raises(MayNotLead):
            pair_up(
                pupil.enrolments.get(), by=acting(coordinator), volunteer=mentor, lead=Presence.objects.get(key=key)
            )


def test_a_cleared_lead_sees_the_pupils_of_the_pairs_they_lead_and_no_longer_once_another_does(
    pupil, mentor, territory, coordinator
):
    lead = a_cleared_volunteer(territory, role="lead")
    pair = pair_up(
        pupil.enrolments.get(), by=acting(coordinator), volunteer=mentor,
        lead=Presence.objects.get(key=f"volunteer:{lead.pk}"),
    )  # fmt: skip
    assert sees(lead, pupil)
    end_now(lead, by=acting(coordinator), why="Déménagement")
    pair.refresh_from_db()
    assert not sees(lead, pupil) and pair.lead.key == f"membership:{coordinator.pk}"


def test_a_coordinator_of_elsewhere_pairs_nobody_here(pupil, mentor, territory, coordinator):
    stranger = a_member(Role.COORDINATOR, a_territory())
    lead = Presence.objects.get(key=f"membership:{coordinator.pk}")
    with pytest.raises(NotAllowed):
        pair_up(pupil.enrolments.get(), by=acting(stranger), volunteer=mentor, lead=lead)


ENDS = {
    WhyEnded.NOT_CLEARED: lambda pair, by: suspend(pair.volunteer, by=by, reason="À éclaircir"),
    WhyEnded.MENTOR_LEFT: lambda pair, by: end_now(pair.volunteer, by=by, why="Stage fini"),
    WhyEnded.PUPIL_LEFT: lambda pair, _by: _leaves_school(pair.enrolment_id),
}


def _leaves_school(enrolment_id):
    with working_as(Actor.task("tests")):
        end_enrolments({enrolment_id: clock.today()})


@pytest.mark.parametrize("why", ENDS)
def test_a_pair_ends_with_what_it_stands_on(why, pupil, mentor, coordinator):
    pair = a_pair(pupil, mentor)
    ENDS[why](pair, acting(coordinator))
    pair.refresh_from_db()
    assert pair.why_ended == why and not sees(mentor, pupil)


def test_what_one_territory_shows_is_not_seen_as_a_volunteer_of_another(pupil, mentor):
    elsewhere = a_cleared_volunteer(a_territory(), user=mentor.user)
    a_pair(pupil, mentor)
    assert sees(mentor, pupil) and not sees(elsewhere, pupil)


def test_a_pair_that_is_over_stays_as_it_ended(pupil, mentor, coordinator):
    pair = end_pair(a_pair(pupil, mentor), by=acting(coordinator), why=WhyEnded.OTHER)
    again = end_pair(pair, by=acting(coordinator), why=WhyEnded.ASKED)
    assert (again.until, again.why_ended) == (pair.until, WhyEnded.OTHER)
