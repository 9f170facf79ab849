"""What the parties read is what they sign: every word of the document is in its terms, whatever is reworded later."""

import io
import re
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from premierpas.core import clock
from premierpas.core.legal import rules
from premierpas.placements.actions import amend, blockers, request_signatures
from premierpas.placements.actions.delegating import delegate
from premierpas.placements.actions.parties import terms_of_school
from premierpas.placements.actions.settings import set_school_terms
from premierpas.placements.actions.signing import sign
from premierpas.placements.document.agreement import agreement_pdf, setting_of
from premierpas.placements.models import Agreement, Party, Signatory
from premierpas.placements.terms import articles, wording
from premierpas.placements.terms.articles import INSURANCE, articles_of, own_articles
from premierpas.placements.terms.prefill import _impersonal
from tests.begun import begun_once
from tests.factories import a_classroom, a_teacher, acting

from .agreements import a_draft, completed, in_signature, signed, signed_by, the_school

pytestmark = pytest.mark.django_db


asked = begun_once(in_signature)


@pytest.fixture
def agreement(asked: Agreement) -> Agreement:
    return deepcopy(asked)


def text_of(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def texts_in(data: Any) -> list[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return [text for each in data for text in texts_in(each)]
    return [str(data)]


def test_every_sentence_of_the_document_is_in_its_terms_or_its_facts(agreement: Agreement):
    data = setting_of(agreement)["data"]
    kept = [text.casefold() for text in texts_in([agreement.terms, agreement.particulars])]
    printed = [row[1] for row in [*data["texts"], *data["facts"]]]
    printed += [one[name] for half in data["articles"] for one in half for name in ("name", "words")]
    assert len(printed) > 40
    assert [text for text in printed if text.casefold() not in kept] == []
    assert agreement.terms["wording"]["represented"]["host"] == "Samir Haddou, gérant"


def test_words_that_change_later_change_nothing_that_was_signed(monkeypatch, agreement: Agreement):
    before = text_of(agreement_pdf(agreement))
    monkeypatch.setattr(wording, "EVALUATION", "Autre évaluation")
    monkeypatch.setitem(articles.ARTICLES, articles.NEWEST, (("Autre", "Autres mots"),))
    assert text_of(agreement_pdf(Agreement.objects.get(pk=agreement.pk))) == before


def test_a_text_of_law_is_named_only_once_its_row_is_confirmed(monkeypatch):
    named = re.compile(r"\b[LDR]\d{3,4}-\d|circulaire|MENE\d", re.IGNORECASE)
    assert [title for title, words in articles_of(articles.NEWEST) if named.search(words)] == []
    held = {code for rows in articles.CITED.values() for code, _text in rows}
    assert held <= {rule.code for rule in rules.TABLE}
    confirmed = [replace(each, confirmed_by="Maître Blanc") for each in rules.TABLE]
    monkeypatch.setattr(rules, "TABLE", tuple(confirmed))
    cited = {title for title, words in articles_of(articles.NEWEST) if named.search(words)}
    assert cited == set(articles.CITED)


@pytest.mark.parametrize("model", INSURANCE)
def test_insurance_follows_the_model_that_the_deployment_chose(model: str, settings):
    settings.AGREEMENT_INSURANCE = model
    assert ("Assurances", INSURANCE[model]) in articles_of(articles.NEWEST)
    assert dict(articles_of("2026-1"))["Assurances"] not in INSURANCE.values()


def test_a_schools_own_articles_replace_ours_and_each_wording_is_a_version():
    agreement = completed(a_draft())
    school = agreement.placement.enrolment.classroom.school
    set_school_terms(
        school, values={"own_articles": "# Objet\nNos mots\nà nous.\n# Fin\nC’est tout."}, by=the_school(agreement)
    )
    agreement = request_signatures(agreement, by=the_school(agreement))
    assert agreement.terms["articles"] == f"{school.uai}-1"
    assert agreement.terms["wording"]["articles"] == [["Objet", "Nos mots à nous."], ["Fin", "C’est tout."]]
    text = text_of(agreement_pdf(agreement))
    set_school_terms(school, values={"own_articles": "# Objet\nAutres."}, by=the_school(agreement))
    assert terms_of_school(school).own_articles_version == 2
    assert text_of(agreement_pdf(Agreement.objects.get(pk=agreement.pk))) == text
    assert own_articles("sans titre") == ()


@pytest.mark.parametrize(
    ("lacks", "field"),
    [({"school_phone": ""}, "school_phone"), ({"host_without_siret": "", "host_siret": ""}, "host_siret")],
)
def test_nothing_is_signed_without_whom_to_alert_and_who_the_host_is(lacks: dict[str, str], field: str):
    agreement = completed(a_draft())
    content = agreement.content.with_(**lacks)
    agreement.terms, agreement.particulars = content.terms, content.particulars
    assert field in blockers(agreement)


def test_an_amendment_names_what_it_amends_and_why_in_text_and_terms_on_two_pages(agreement: Agreement):
    agreement = signed(agreement)
    after = amend(agreement, values={"host_street": "2, rue Neuve"}, reason="Travaux.", by=the_school(agreement))
    after = signed(request_signatures(after, by=the_school(after)))
    [named] = after.terms["amends"]["texts"]
    assert (named["agreement"], named["fingerprint"]) == (agreement.pk, agreement.terms_hash)
    assert after.terms["amends"]["reason"] == "Travaux."
    pdf = agreement_pdf(after)
    text = text_of(pdf)
    for words in (f"n° {agreement.pk}, version 1, signée le", "Raison : Travaux.", "Tout le reste"):
        assert words in text, words
    assert agreement.terms_hash in text.replace(" ", "")
    assert len(PdfReader(io.BytesIO(pdf)).pages) <= 2
    again = amend(after, values={"host_street": "3, rue Neuve"}, reason="Encore.", by=the_school(after))
    assert [each["agreement"] for each in again.terms["amends"]["texts"]] == [agreement.pk, after.pk]


def test_a_delegate_signs_under_their_own_function_and_says_for_whom(agreement: Agreement):
    school = agreement.placement.enrolment.classroom.school
    head = school.memberships.get(role="head_teacher")
    deputy = a_teacher(a_classroom(school, name="3e Z"))
    deputy.function = "principale adjointe"
    deputy.save()
    today = clock.today()
    delegate(school, to=deputy, first_day=today, last_day=today, by=acting(head))
    for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST):
        signed_by(agreement, party)
    seat = Signatory.objects.select_related("agreement__placement__enrolment__classroom").get(
        agreement=agreement, party=Party.SCHOOL
    )
    made = sign(seat, terms_hash=agreement.terms_hash, by=acting(deputy))
    assert made.function == "principale adjointe"
    text = text_of(agreement_pdf(Agreement.objects.get(pk=agreement.pk)))
    assert f"principale adjointe, par délégation de {head.user.name}, du {today.day}" in text
    assert "par délégation de" in made.identified_by


def test_dates_have_their_year_guardians_are_joined_and_nobody_says_tu(agreement: Agreement):
    content = agreement.content.with_(
        guardians=[{"name": "Ali Benali", "relation": "père"}, {"name": "Jo Benali", "relation": "père"}]
    )
    agreement.terms, agreement.particulars = content.terms, content.particulars
    text = text_of(agreement_pdf(agreement))
    assert "Ali Benali (père) et Jo Benali (père)" in text
    months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    assert re.findall(rf"\b(?:{months})\b(?! \d{{4}})", text) == []
    assert re.findall(r"\b(?:tu|ton|tes)\b", text) == []
    assert _impersonal("Tu regardes. L’équipe présente l’atelier. Mets tes gants !") == "L’équipe présente l’atelier."
