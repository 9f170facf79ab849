"""The space of a partner's person: invited by link, a colleague invited, ended at once, nothing of another partner."""

from datetime import timedelta

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Message
from premierpas.core.scans import Scan
from premierpas.insights.models import ClosedMonth
from premierpas.organisations.enums import Role
from premierpas.partners import actions
from premierpas.partners.enums import PartnerKind
from premierpas.partners.errors import AlreadyMember, OtherAddress
from premierpas.partners.models import Member
from tests.clients import signed_in
from tests.factories import a_member, a_partner, a_partner_person, acting
from tests.page_forms import forms_of

from .situations import around

pytestmark = pytest.mark.django_db


def invitation() -> Link:
    return Link.objects.filter(purpose="partners.invitation", revoked_at=None).latest("pk")


def accepted(browser: Client) -> Member:
    answer = browser.post(invitation().address, {"name": "Claire Aubert"})
    assert (answer.status_code, answer["Location"]) == (302, "/partenaire/")
    return Member.objects.latest("pk")


def test_an_invited_person_opens_the_space_by_link_and_reads_what_is_shared_only():
    here = around()
    actions.add_document(here.partner, by=here.volunteer, name="Charte", scan=Scan(b"%PDF", 1, "a"), shared=True)
    kept = actions.add_document(here.partner, by=here.volunteer, name="Notes", scan=Scan(b"%PDF", 1, "b"))
    actions.invite_person(here.partner, by=here.volunteer, name="Claire Aubert", email="claire@fondation.example")
    browser = Client()
    assert Member.objects.get().since is None
    browser.get(invitation().address)
    assert Member.objects.get().since is None  # opening it changes nothing
    member = accepted(browser)
    assert member.contact == here.contact  # whoever was noted stays one person
    page = browser.get("/partenaire/").content.decode()
    assert "Charte" in page and "Notes" not in page
    assert browser.get(f"/partenaire/documents/{kept.pk}/").status_code == 403
    actions.end_member(member, by=here.volunteer)
    assert browser.get("/partenaire/").status_code == 403


def test_a_colleague_is_invited_to_a_usual_address_and_asked_about_another_one():
    here = around()
    actions.invite_person(here.partner, by=here.volunteer, name="Claire Aubert", email="claire@fondation.example")
    browser = Client()
    member = accepted(browser)
    with pytest.raises(OtherAddress):
        actions.invite_person(here.partner, by=acting(member), name="Léo", email="leo@ailleurs.example")
    page = browser.post("/partenaire/collegues/", {**key(browser), "name": "Léo", "email": "leo@ailleurs.example"})
    assert page.status_code == 422 and "fondation.example" in page.content.decode()
    sure = {"asked_about": "leo@ailleurs.example", "sure": "on"}
    sent = browser.post(
        "/partenaire/collegues/", {**key(browser), **sure, "name": "Léo", "email": "leo@ailleurs.example"}
    )
    assert sent.status_code == 302
    with pytest.raises(AlreadyMember):
        actions.invite_person(here.partner, by=here.volunteer, name="Léo", email="leo@ailleurs.example")


def key(browser: Client) -> dict[str, str]:
    forms = forms_of(browser.get("/partenaire/collegues/").content.decode())
    form = next(each for each in forms if "email" in each.typed)
    return {"once": str(form.values["once"][0])}


def test_the_address_that_opens_a_space_is_not_changed_under_it():
    here = around()
    actions.invite_person(here.partner, by=here.volunteer, name="Claire Aubert", email="claire@fondation.example")
    with pytest.raises(DomainError):
        actions.correct_person(here.contact, by=here.volunteer, name="Claire", email="autre@fondation.example")


def test_the_board_sees_how_the_house_stands_and_no_pupil():
    here = around(kind=PartnerKind.BOARD)
    member = a_partner_person(here.partner)
    here.agreement()
    page = signed_in(member.user, f"partner:{member.pk}").get("/partenaire/").content.decode()
    assert "À surveiller" in page and "Convention annuelle" in page


def test_a_partner_of_the_whole_association_is_everybodys_and_another_territorys_is_nobody_elses():
    here = around()
    everywhere = a_partner(None, "Ministère", "ministry")
    elsewhere = around()
    browser = signed_in(elsewhere.coordinator.user)
    assert browser.get(f"/association/partenaires/{everywhere.pk}/").status_code == 200
    assert browser.get(f"/association/partenaires/{here.partner.pk}/").status_code == 403
    assert a_member(Role.COORDINATOR, here.territory)


def test_who_reads_the_space_is_told_once_of_what_is_shared_with_it():
    here = around()
    paper = actions.add_document(here.partner, by=here.volunteer, name="Charte", scan=Scan(b"%PDF", 1, "a"))
    told = Message.objects.filter(notice="partners.shared")
    a_partner_person(a_partner(None, name="Autre"))
    actions.share_document(paper, by=here.volunteer, shared=True)
    assert not told.exists()  # nobody reads it yet
    member = a_partner_person(here.partner)
    for shared in (False, True, False, True):
        actions.share_document(paper, by=here.volunteer, shared=shared)
    first = (clock.today() - timedelta(days=70)).replace(day=1)
    ClosedMonth.objects.create(first_day=first)
    for _time in range(2):
        actions.share_sheet(here.partner, by=here.volunteer, first=first, last=first)
    mine = told.filter(user=member.user, channel="app")
    assert mine.count() == 2 == told.values("key").distinct().filter(channel="app").count()
