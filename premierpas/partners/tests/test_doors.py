"""Doors, introductions and hours: asked for, answered in one tap, told back, thanked for."""

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.outbox.models import Message
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import Entry
from premierpas.partners import actions
from premierpas.partners.enums import Became, HoursState, IntroState
from premierpas.partners.errors import AlreadyAsked
from premierpas.partners.models import Introduction
from premierpas.partners.queries import hours_left, people_of_partners, skills_of
from tests.clients import signed_in
from tests.factories import a_coordinator, a_partner_person, a_territory

from .situations import around

pytestmark = pytest.mark.django_db


def told(notice: str) -> list[tuple[str, str]]:
    return list(Message.objects.filter(notice=notice, channel="email").values_list("to", "subject"))


def link(purpose: str) -> Link:
    return Link.objects.filter(purpose=purpose, revoked_at=None, used_at=None).latest("pk")


def test_an_introduction_is_asked_answered_by_link_and_its_outcome_told():
    here = around()
    introduction = here.introduction()
    assert (
        told("partners.introduction")
        == [("claire@fondation.example", "Pouvez-vous nous présenter à Transports Lecomte\u00a0?")]
        or told("partners.introduction")[0][0] == "claire@fondation.example"
    )
    page = Client().get(link("partners.answer").address)
    assert "Transports Lecomte" in page.content.decode() and "Les hôtels de La Défense" in page.content.decode()
    introduction.refresh_from_db()
    assert introduction.state == IntroState.ASKED  # opening it changes nothing
    address = link("partners.answer").address
    assert Client().post(address, {"answer": "yes", "words": "Je lui écris demain."}).status_code == 200
    introduction.refresh_from_db()
    assert (introduction.state, introduction.answer) == (IntroState.YES, "Je lui écris demain.")
    assert [to for to, _subject in told("partners.answered")] == [here.volunteer.user.email]
    actions.tell_outcome(introduction, by=here.volunteer, became=Became.OPENED, outcome="Deux places en février.")
    assert [to for to, _subject in told("partners.outcome")] == ["claire@fondation.example"]
    facts = Entry.objects.filter(file=introduction.file).order_by("pk").values_list("fact", flat=True)
    assert [fact for fact in facts if fact.startswith("intro")] == ["intro_asked", "intro_yes", "intro_told"]


def test_a_no_ends_it_and_a_second_answer_is_refused():
    here = around()
    introduction = here.introduction()
    address = link("partners.answer").address
    Client().post(address, {"answer": "no"})
    assert Client().post(address, {"answer": "yes"}).status_code in (200, 410)
    introduction.refresh_from_db()
    assert introduction.state == IntroState.NO
    with pytest.raises(WrongState):
        actions.tell_outcome(introduction, by=here.volunteer, became=Became.MET)


def test_with_a_space_the_question_waits_there_and_needs_no_link():
    here = around()
    member = a_partner_person(here.partner)
    door = actions.add_door(member.contact, by=here.volunteer, opens="Les garages")
    introduction = actions.ask_introduction(door, by=here.volunteer, file=here.file())
    assert not Link.objects.filter(purpose="partners.answer").exists()
    browser = signed_in(member.user, f"partner:{member.pk}")
    page = browser.get("/partenaire/").content.decode()
    assert "Transports Lecomte" in page
    browser.post(f"/partenaire/demandes/{introduction.pk}/", {"answer": "yes"})
    introduction.refresh_from_db()
    assert introduction.state == IntroState.YES


def test_a_door_is_asked_once_at_a_time_and_for_ones_own_companies_only():
    here = around()
    introduction = here.introduction()
    with pytest.raises(AlreadyAsked):
        actions.ask_introduction(introduction.door, by=here.volunteer, file=introduction.file)
    far = a_territory()
    elsewhere = open_file("Garage", by=a_coordinator(far), territory=far)
    with pytest.raises(NotAllowed):
        actions.ask_introduction(introduction.door, by=here.volunteer, file=elsewhere)


def test_whoever_has_left_is_asked_for_nothing():
    here = around()
    door = here.door()
    actions.person_left(here.contact, by=here.volunteer)
    door.refresh_from_db()
    with pytest.raises(DomainError):
        actions.ask_introduction(door, by=here.volunteer, file=here.file())
    assert list(people_of_partners(here.territory.pk)) == [] and Introduction.objects.count() == 0


def test_hours_are_offered_asked_given_and_thanked():
    here = around()
    row = here.hours()
    (skill,) = skills_of(here.territory.pk)
    assert (skill.hours, hours_left(skill)) == (10, 6)
    with pytest.raises(DomainError):
        actions.ask_hours(skill, by=here.volunteer, hours=7, purpose="Trop")
    Client().post(link("partners.hours").address, {"answer": "yes"})
    row.refresh_from_db()
    assert row.state == HoursState.YES
    actions.note_hours(row, by=here.volunteer, given=3)
    assert hours_left(skill) == 7
    actions.thank_for_hours(row, by=here.volunteer, thanks="Votre relecture a tout changé.")
    assert [to for to, _subject in told("partners.thanks")] == ["claire@fondation.example"]
