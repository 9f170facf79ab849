"""Everybody chooses what reaches them beside the app; what asks something of them always does."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import REGISTRY, Recipient
from premierpas.organisations.enums import Role
from premierpas.people.circle import Way, about_pupil, circle, tell, ways
from premierpas.people.circle.preferences import choices_of, choose_ways, wanted_by
from premierpas.people.models import ContactPreference
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_company, a_member, a_pupil, a_school, a_teacher, acting, viewer

pytestmark = pytest.mark.django_db
HERE = "people:contact"
NEWS, ACCEPTED = REGISTRY["applications.sent"], REGISTRY["applications.accepted"]
WORDS = {"host": "Atelier", "due": "lundi", "week": "en janvier"}


@pytest.fixture
def pupil():
    found = a_pupil(phone="+33612345678")
    found.user.email = "ines@exemple.test"
    found.user.save()
    return found


def topics(who) -> dict[str, list[str]]:
    return {channel.value: [topic.code for topic in found] for channel, found in choices_of(viewer(who)).items()}


def test_each_is_offered_the_topics_of_their_roles_and_the_ways_they_have(pupil):
    signed = "placements.signed"
    own = [
        "afterwards.news", "applications.news", "offers.new", signed, "threads.pupil", "week.after", "workshop.reviews",
    ]  # fmt: skip
    assert topics(pupil) == {"email": own, "sms": [signed]}
    of_teacher = ["meetings.shared", signed, "threads.adult", "workshop.reviews"]
    assert topics(a_teacher(a_classroom())) == {"email": of_teacher}
    assert topics(a_member(Role.HEAD_TEACHER, a_school())) == {"email": [signed, "threads.adult"]}
    assert topics(a_member(Role.COMPANY, a_company())) == {"email": ["applications.news", "outreach.seeking", signed]}
    assert topics(a_pupil()) == {}


def test_what_is_switched_off_reaches_by_the_other_ways_and_comes_back_when_ticked(pupil):
    to = circle(pupil).pupil[0]
    choose_ways({Channel.EMAIL: [], Channel.SMS: ["placements.signed"]}, by=acting(pupil))
    assert ways(NEWS, to) == {Way.APP}
    assert ways(ACCEPTED, to) == {Way.APP, Way.EMAIL, Way.SMS}  # it waits for an answer
    assert {each.channel for each in tell(NEWS, [to], key="tests:1", about=about_pupil(pupil), **WORDS)} == {"app"}
    assert wanted_by(viewer(pupil)) == {Channel.EMAIL: [], Channel.SMS: ["placements.signed"]}
    choose_ways({Channel.EMAIL: ["applications.news"]}, by=acting(pupil))
    assert ways(NEWS, to) == {Way.APP, Way.EMAIL}


def test_a_topic_of_somebody_else_is_not_kept(pupil):
    head = a_member(Role.HEAD_TEACHER, a_school())
    choose_ways({}, by=acting(head))
    kept = set(ContactPreference.objects.values_list("user", "topic"))
    assert kept == {(head.user_id, "placements.signed"), (head.user_id, "threads.adult")}


def test_the_page_shows_what_was_chosen_and_keeps_what_is_ticked(pupil):
    client, address = Client(), reverse(HERE)
    client.force_login(pupil.user)
    assert address in client.get(reverse("accounts:account")).content.decode()
    html = client.get(address).content.decode()
    assert html.count("checked") == 8 and "Rien ne t’arrive la nuit" in html
    answer = client.post(address, {"email": ["week.after"], "sms": []}, follow=True)
    assert "C’est noté." in answer.content.decode()
    assert client.get(address).content.decode().count("checked") == 1


def test_a_topic_that_does_not_exist_is_refused_at_the_field_with_nothing_lost():
    head = a_member(Role.HEAD_TEACHER, a_school())
    client = signed_in_as(head)
    answer = client.post(reverse(HERE), {"email": ["castle.siege"]})
    assert answer.status_code == 422 and not ContactPreference.objects.exists()


def test_whoever_has_no_other_way_reads_that_there_is_nothing_to_choose():
    pupil, client = a_pupil(), Client()
    client.force_login(pupil.user)
    assert "rien à choisir" in client.get(reverse(HERE)).content.decode()


def test_somebody_whom_no_way_reaches_is_told_on_paper():
    family = REGISTRY["placements.family"]
    assert ways(family, Recipient(name="Nadia")) == {Way.PAPER}
    assert ways(family, Recipient(name="Nadia", email="n@exemple.test")) == {Way.EMAIL}
