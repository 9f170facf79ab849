"""A company writes its page; the association reads it before anybody sees it, and what is public stays meanwhile."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.agenda.tasks import reconcile
from premierpas.careers.actions import (
    discard_changes,
    drop_from_page,
    publish_page,
    request_changes,
    save_about,
    save_portrait,
    save_trade,
    submit_page,
    take_back,
    withdraw_page,
)
from premierpas.careers.content import MOST_TRADES, Trade
from premierpas.careers.errors import InReview, NotReady, NotVerified, ReadBefore, StalePage
from premierpas.careers.models import CompanyPage
from premierpas.careers.notices import public_address
from premierpas.careers.readiness import advice
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from tests.clients import signed_in_as
from tests.factories import a_colleague_of, a_company, a_coordinator_of, a_member, acting

from .situations import ABOUT, TRADES, a_portrait, a_public_page, a_sent_page, a_written_page

pytestmark = pytest.mark.django_db


def read(page: CompanyPage) -> str:
    return Client().get(public_address(page.company)).content.decode()


def coordinator(page: CompanyPage):
    return acting(a_coordinator_of(page.company))


def test_nobody_sees_a_page_before_the_association_has_read_it():
    page = a_written_page()
    assert "Karim" not in read(page) and page.company.name in read(page)
    page = submit_page(page.company, by=a_colleague_of(page.company))
    assert "Karim" not in read(page)
    publish_page(page.company, version=page.version, by=coordinator(page))
    html = read(page)
    said = [ABOUT["headline"], "Agente, agent de réseau", "120", "Lucie, en alternance", "Karim", "/metiers/plomberie/"]
    assert [words for words in said if words not in html] == []
    assert Message.objects.filter(notice="careers.page_published").exists()


def test_a_change_goes_back_to_be_read_while_the_old_page_stays():
    page = a_public_page()
    by = a_colleague_of(page.company)
    save_trade(page.company, Trade("e" * 8, "bac5", "Ingénieure, ingénieur de l’eau"), by=by)
    assert "ingénieur de l’eau" not in read(page) and "agent de réseau" in read(page)
    page = submit_page(page.company, by=by)
    assert "ingénieur de l’eau" not in read(page)
    publish_page(page.company, version=page.version, by=coordinator(page))
    assert "ingénieur de l’eau" in read(page)


def test_changes_can_be_thrown_away_only_where_something_is_public():
    draft = a_written_page()
    with pytest.raises(WrongState):
        discard_changes(draft.company, by=a_colleague_of(draft.company))
    page = a_public_page()
    by = a_colleague_of(page.company)
    save_trade(page.company, Trade("e" * 8, "bac5", "Pilote"), by=by)
    page = discard_changes(page.company, by=by)
    assert page.state == "published" and "Pilote" not in str(page.written)


def test_what_is_read_is_what_is_published():
    page = a_sent_page()
    by = a_colleague_of(page.company)
    seen = page.version
    with pytest.raises(InReview):
        save_trade(page.company, TRADES[0], by=by)
    take_back(page.company, by=by)
    save_trade(page.company, Trade("e" * 8, "start", "Autre chose"), by=by)
    submit_page(page.company, by=by)
    with pytest.raises(ReadBefore):
        publish_page(page.company, version=seen, by=coordinator(page))


def test_the_association_says_what_is_missing_and_the_company_goes_on_from_there():
    page = a_sent_page()
    page = request_changes(page.company, note="Qui y est monté ?", by=coordinator(page))
    told = Message.objects.filter(notice="careers.page_changes").exclude(channel="app").first()
    assert page.state == "changes_requested" and told is not None
    client = signed_in_as(page.company.memberships.first())
    assert "Qui y est monté ?" in client.get(reverse("careers:own_page")).content.decode()
    save_trade(page.company, TRADES[0], by=a_colleague_of(page.company))
    assert submit_page(page.company, by=a_colleague_of(page.company)).state == "in_review"


def test_a_page_taken_away_leaves_the_plain_one_and_its_words_to_the_company():
    page = a_public_page()
    page = withdraw_page(page.company, note="Une photo de pièce d’identité.", by=coordinator(page))
    assert "Karim" not in read(page) and page.written.headline == ABOUT["headline"] and page.trades == []


def test_only_verified_companies_are_published():
    page = a_sent_page(a_company(verified=False))
    with pytest.raises(NotVerified):
        publish_page(page.company, version=page.version, by=coordinator(page))
    assert Client().get(public_address(page.company)).status_code == 404


def test_a_page_needs_what_one_does_and_two_trades():
    company = a_company()
    by = a_colleague_of(company)
    save_trade(company, TRADES[0], by=by)
    with pytest.raises(NotReady) as refused:
        submit_page(company, by=by)
    assert len(refused.value.missing) == 2


def test_two_people_of_a_company_do_not_overwrite_each_other_and_keep_what_they_typed():
    company = a_company()
    member = a_member(Role.COMPANY, company)
    save_about(company, **ABOUT, version=0, by=acting(member))
    with pytest.raises(StalePage):
        save_about(company, **ABOUT, version=0, by=acting(member))
    client, typed = signed_in_as(member), {**ABOUT, "headline": "Autre titre", "version": "0"}
    answer = client.post(reverse("careers:own_about"), typed)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Autre titre" in html and "enregistrée ailleurs" in html
    again = typed | {"version": re.findall(r'name="version" value="(\d+)"', html)[0]}
    assert client.post(reverse("careers:own_about"), again).status_code == 302


def test_a_portrait_goes_at_once_from_everywhere_even_while_the_page_is_read():
    page = a_public_page()
    by = a_colleague_of(page.company)
    save_portrait(page.company, a_portrait(name="Karim B"), by=by)
    submit_page(page.company, by=by)
    page = drop_from_page(page.company, a_portrait().key, by=by)
    assert "Karim" not in f"{page.draft}{page.content}" and "Karim" not in read(page)


def test_a_form_sent_twice_puts_one_trade_on_the_map_and_a_wrong_one_says_why():
    company = a_company()
    client = signed_in_as(a_member(Role.COMPANY, company))
    address = reverse("careers:own_trades")
    typed = {"key": "0123456789ab", "sheet": "plomberie", "tread": "start", "people": "12", "title": "", "rose": ""}
    for _time in range(2):
        assert client.post(address, typed).status_code == 302
    page = CompanyPage.objects.get(company=company)
    assert [trade.title for trade in page.written.trades] == ["Plombière, plombier"]
    faults = {
        "Donnez un nom": typed | {"sheet": ""},
        "Ce choix": typed | {"tread": "moon"},
        "vieilli": typed | {"key": "<script>"},
        "pas assez": typed | {"people": "0"},
    }
    answers = {said: client.post(address, sent) for said, sent in faults.items()}
    wrong = [said for said, answer in answers.items() if said not in answer.content.decode()]
    assert wrong == [] and {answer.status_code for answer in answers.values()} == {422}


def test_a_portrait_needs_consent_and_steps_that_go_forward():
    client = signed_in_as(a_member(Role.COMPANY, a_company()))
    typed = {
        "key": "0123456789ab", "name": "Aminata", "age": "38", "words": "Personne ne connaissait.", "consent_by": "Moi",
        "consent": "on", "year_0": "2002", "step_0": "Stage de 3e", "year_1": "2012", "step_1": "École",
        "year_2": "2023", "step_2": "Directrice",
    }  # fmt: skip
    address = reverse("careers:own_portraits")
    assert "à cocher" in client.post(address, typed | {"consent": ""}).content.decode()
    assert "la plus ancienne" in client.post(address, typed | {"year_2": "2001"}).content.decode()
    assert client.post(address, typed).status_code == 302
    (kept,) = CompanyPage.objects.get().written.portraits
    assert (kept.name, kept.consent_by, kept.steps[2]) == ("Aminata", "Moi", ("2023", "Directrice"))


def test_a_map_has_an_end():
    company = a_company()
    by = a_colleague_of(company)
    for n in range(MOST_TRADES):
        save_trade(company, Trade(f"{n:08x}", "start", f"Métier {n}"), by=by)
    with pytest.raises(DomainError, match="retirez-en un"):
        save_trade(company, Trade("f" * 8, "start", "Un de trop"), by=by)


def test_a_sentence_that_is_too_long_is_said_and_keeps_nobody_from_going_on():
    long = "Nous " + "prenons de l’eau " * 9 + "chaque jour."
    assert "coupez-la" in advice(long) and advice(ABOUT["about"]) == ""
    assert a_sent_page(about=long).state == "in_review"


def test_reading_is_a_task_of_a_coordinator_until_it_is_done():
    page = a_sent_page()
    a_coordinator_of(page.company)
    reconcile()
    assert Task.objects.get(reason="careers.read_page").state == "open"
    publish_page(page.company, version=page.version, by=coordinator(page))
    assert Task.objects.get(reason="careers.read_page").state != "open"
