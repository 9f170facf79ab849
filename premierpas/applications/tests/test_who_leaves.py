"""A pupil leaves, an authorisation is taken back, a team changes: what that means for applications."""

from datetime import date

import pytest

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.applications.tests.situations import in_state, sent
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.offers.content import OfferContent
from premierpas.offers.publishing import write_team
from premierpas.people.actions import leave_school, record_authorisation, withdraw_authorisation
from premierpas.people.sight import may_see_pupil
from premierpas.placements.models import Placement
from tests.factories import a_head_of, a_member, a_pupil, viewer

pytestmark = pytest.mark.django_db
YOUNG = date(2012, 6, 1)


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def test_who_leaves_the_school_gives_the_place_back(november):
    application = in_state(S.CONFIRMED)
    leave_school(application.enrolment, on=november, by=a_head_of(application.enrolment.classroom.school))
    assert state_of(application) == S.CANCELLED_BY_SCHOOL
    assert Placement.objects.get(application=application).state == "cancelled"
    assert application.slot.seats.get().state == "free"


def test_an_authorisation_taken_back_ends_what_waits_for_a_pupil_under_15(november):
    pupil = a_pupil(birth_date=YOUNG)
    enrolment = pupil.enrolments.get()
    [authorisation] = record_authorisation([enrolment], signed_on=november, by=a_head_of(enrolment.classroom.school))
    application = sent(pupil)
    withdraw_authorisation(authorisation, by=a_head_of(authorisation.enrolment.classroom.school))
    assert state_of(application) == S.CANCELLED_BY_SCHOOL


def test_a_colleague_who_joins_the_team_after_the_confirmation_sees_who_comes_and_not_once_gone(november):
    application = in_state(S.CONFIRMED)
    offer = application.offer
    colleague = a_member("company", offer.company)
    content = OfferContent.of(offer.content)
    assert not may_see_pupil(viewer(colleague), application.pupil)
    with working_as(Actor.task("tests")):
        write_team(offer, OfferContent.of(content.as_json() | {"colleague_ids": [colleague.pk]}))
    assert may_see_pupil(viewer(colleague), application.pupil)
    with working_as(Actor.task("tests")):
        write_team(offer, content)
    assert not may_see_pupil(viewer(colleague), application.pupil)
