"""Ten sealed files were read as a lawyer reads: what was found in them, each fault as a rule."""

import io
import re
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from premierpas.core.clock import travel
from premierpas.core.scans import clean_scan
from premierpas.core.tests.papers import a_paper, as_file
from premierpas.people.models import Guardian
from premierpas.placements.actions import amend, request_signatures
from premierpas.placements.actions.paper import sign_on_paper
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.document.facts_sheet import facts_sheet_pdf
from premierpas.placements.document.paper_sheet import paper_sheet_pdf
from premierpas.placements.languages import LANGUAGES
from premierpas.placements.models import Agreement, Party, SchoolTerms, Signatory
from premierpas.placements.terms.articles import AMENDS, NEWEST, articles_of
from tests.begun import begun_once

from .agreements import a_draft, in_signature, signed, signed_by, the_school

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november(db: object):
    with travel(date(2026, 11, 10)):
        yield


drafted = begun_once(travel(date(2026, 11, 10))(a_draft))


@pytest.fixture
def draft(drafted: Agreement) -> Agreement:
    return deepcopy(drafted)


@pytest.fixture
def agreement(draft: Agreement) -> Agreement:
    return in_signature(draft)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def fresh(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


def without_friday_afternoon(agreement: Agreement) -> Agreement:
    days = agreement.content.days
    days[4]["slots"] = [["09:00", "12:00"]]
    return amend(agreement, values={"days": days}, reason="Fermeture", by=the_school(agreement))


def test_a_signature_on_paper_says_when_it_was_registered_and_which_copy_never_when_it_was_given(agreement: Agreement):
    for party in (Party.PUPIL, Party.HOST, Party.SCHOOL):
        signed_by(agreement, party)
    scan = clean_scan(as_file(a_paper(), "JPEG"), name="feuille.jpg")
    row = agreement.signatories.get(party=Party.GUARDIAN)
    head = the_school(agreement)
    made = sign_on_paper(row, scan=scan, name="Nadia Benali", by=head)
    text = text_of(agreement_pdf(fresh(agreement)))
    assert f"Signé sur papier, original vu par {head.name} ; enregistré le mardi 10 novembre 2026" in text
    assert text.count("Signé le") == 3 and text.count("Instant :") == 3
    assert "Enregistrée : 2026-11-10" in text and made.scan.sha256 in text.replace(" ", "")


def test_an_amendment_reads_only_the_days_that_move_and_holds_its_own_effect_in_its_terms(agreement: Agreement):
    agreement = signed(agreement)
    change = without_friday_afternoon(agreement)
    change = signed(request_signatures(change, by=the_school(change)))
    pdf = agreement_pdf(change)
    text = text_of(pdf)
    assert "vendredi15janvier20279h–12h30,13h30–17h" in "".join(text.split())  # lines of a column break anywhere
    assert "lundi11janvier2027" not in "".join(text.split())
    assert change.terms["amends"]["clause"] == AMENDS and AMENDS in text
    assert f"Avenant {change.pk}, version 2" in text and f"Convention {change.pk}" not in text
    assert "Convention modifiée : convention" not in text
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2


def test_another_function_of_the_same_tutor_is_read_in_the_amendment(agreement: Agreement):
    agreement = signed(agreement)
    [tutor, *_more] = agreement.content.tutors
    moved = [tutor | {"function": "cheffe d’atelier"}]
    change = amend(agreement, values={"tutors": moved}, reason="Nouveau poste", by=the_school(agreement))
    assert f"{tutor['name']} (cheffe d’atelier)" in text_of(agreement_pdf(change))


def test_parties_stand_in_one_order_whoever_was_seated_first_and_the_chain_names_who_signed(draft: Agreement):
    Guardian.objects.create(pupil=draft.placement.pupil, rank=2, name="Karim Benali", email="karim@exemple.test")
    SchoolTerms.objects.create(school=draft.placement.enrolment.classroom.school, guardians=2)
    agreement = in_signature(draft)
    text = text_of(agreement_pdf(agreement))
    block = text[text.index("Signatures") :]
    places = [block.index(name) for name in ("Samir Haddou", "Nadia Benali", "Karim Benali", "Inès Benali")]
    assert places == sorted(places)
    said = text_of(agreement_pdf(signed(agreement)))
    for party in Party:
        assert f"signée : {party.label}" in said


@pytest.mark.parametrize(("model", "asked"), [("2024", True), ("2025", False)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_family_is_asked_for_a_certificate_only_where_its_text_asks_for_one(
    language, model, asked, settings, draft: Agreement
):
    settings.AGREEMENT_INSURANCE = model
    text = text_of(facts_sheet_pdf(in_signature(draft), language))
    words = LANGUAGES[language]
    if not words.rtl and language not in ("zh", "ta"):  # others are read back in the order of drawing
        assert (words.liability in text, words.liability_advised in text) == (asked, not asked)
    assert "2027" in text and "01 47 25 00 00" in text.replace("\u00a0", " ") and "+33" not in text
    assert words.liability_advised != LANGUAGES["fr"].liability_advised or language == "fr"


def test_names_that_begin_with_a_vowel_are_elided_and_the_sheet_bars_what_the_contract_bars(agreement: Agreement):
    row = Signatory.objects.filter(agreement=agreement, party=Party.GUARDIAN).get()
    sheet = text_of(paper_sheet_pdf(row, "https://exemple.fr/l/x"))
    assert "Convention de stage d’Inès Benali" in sheet
    assert "ni machine, ni produit, ni appareil" in sheet and "même léger" in sheet
    assert "Le stage d’Inès" in text_of(facts_sheet_pdf(row.agreement, "fr"))


def test_nothing_that_people_read_says_who_declares_an_accident_to_the_fund():
    root = Path(settings.BASE_DIR) / "premierpas"
    files = [*root.glob("**/templates/**/*.html"), *root.glob("*/telling/*.py"), *root.glob("*/notices.py")]
    says = re.compile(r"(établissement|structure)[^.«»]{0,60} déclare(ra)?\b", re.IGNORECASE)
    found = [file.name for file in files if says.search(" ".join(file.read_text(encoding="utf-8").split()))]
    words = " ".join(words for _title, words in articles_of(NEWEST))
    assert (found, says.findall(words)) == ([], [])
