"""What a guardian says on the family's page counts at once, and only what is asked of them."""

import pytest

from premierpas.applications.actions import start_application, submit_application
from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.families.actions import decide
from premierpas.families.languages import said_in
from premierpas.people.actions import record_authorisation, remove_guardian
from premierpas.people.models import Authorisation, Pupil
from tests.factories import a_head_of, a_published_offer, a_pupil, acting, coming_weeks, the_class_goes

from .families import NOVEMBER, a_guardian, opened, sent, text

pytestmark = pytest.mark.django_db


def an_application_under_way(pupil: Pupil) -> Application:
    slot = a_published_offer(weeks=coming_weeks(4)[-1:]).slots.get()
    the_class_goes(pupil, slot.first_day, slot.last_day)
    draft = start_application(pupil, slot=slot, by=acting(pupil))
    return submit_application(draft, letter="Je suis curieuse.", cv={"skills": "Dessiner"}, by=acting(pupil))


def test_a_no_ends_what_runs_at_once_tells_the_school_once_and_can_be_taken_back(pupil: Pupil):
    enrolment = pupil.enrolments.get()
    record_authorisation([enrolment], signed_on=clock.today(), by=a_head_of(enrolment.classroom.school))
    application = an_application_under_way(pupil)
    link = sent(a_guardian(pupil))
    client = opened(link)
    for _twice in range(2):
        assert client.post(link.address, {"do": "no", "matter": "apply"}).status_code == 302
    application.refresh_from_db()
    assert application.state == ApplicationState.CANCELLED_BY_SCHOOL
    assert not Authorisation.objects.filter(withdrawn_at=None).exists()
    told = Message.objects.filter(notice="families.decided", channel="app")
    assert told.count() == 1 and "Nadia Benali" in told.get().body and "dit non" in told.get().body
    client.post(link.address, {"do": "yes", "matter": "apply"})
    again = Authorisation.objects.get(withdrawn_at=None)
    assert again.recorded_by is None
    assert said_in("ar")("Retirer mon accord") in text(client, link.address)


def test_what_is_not_asked_of_this_child_is_not_answered(pupil: Pupil):
    link = sent(a_guardian(pupil))
    client = opened(link)
    for answer in ({"do": "yes", "matter": "anything"}, {"do": "yes"}, {"do": "delete", "matter": "apply"}):
        assert client.post(link.address, answer).status_code in (200, 302)
    assert not Authorisation.objects.exists() and not Message.objects.filter(notice="families.decided").exists()
    older = a_pupil(birth_date=NOVEMBER.date().replace(year=2011))
    page = sent(a_guardian(older))
    assert 'value="apply"' not in text(opened(page), page.address)


def test_who_is_no_guardian_any_more_decides_nothing(pupil: Pupil):
    link = sent(a_guardian(pupil))
    client = opened(link)
    remove_guardian(pupil, rank=1, by=a_head_of(pupil.enrolments.get().classroom.school))
    assert client.post(link.address, {"do": "yes", "matter": "apply"}).status_code == 410
    with pytest.raises(NotAllowed):
        decide(pupil.enrolments.get(), matter="apply", yes=True, by=Actor.holder(link))
