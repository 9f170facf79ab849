"""The agreement on paper: two pages, every text whole, the signed terms inside."""

import io
import json
from copy import deepcopy
from datetime import UTC

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pypdf import PdfReader

from premierpas.core.actions import working_as
from premierpas.core.canonical import canonical_json, fingerprint
from premierpas.placements.actions import amend, save_part
from premierpas.placements.actions.signing import Act, record_signature
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.evidence.chain import append
from premierpas.placements.models import Agreement, AgreementState, Entry, Happening, Method, SchoolTerms
from premierpas.placements.terms.articles import ARTICLES, INSURANCE
from premierpas.placements.terms.content import Part
from premierpas.ui.tests.pdf_glyphs import glyphs_of
from premierpas.ui.tests.test_pdf_files import tags
from tests.begun import begun_once

from .agreements import a_draft, in_signature, signed, the_holder, the_host, the_school
from .pdfua import problems_of

pytestmark = pytest.mark.django_db
PUBLISHED = {
    "2026-1": "6633120e4c34a866a2e78acda19486a91bd01cb32334062fbf9fe878fb555437",
    "2026-2": "a3a23cd64ff9525fad7ed52d6e131ec0ab3a2702c9a47faaf8e04ae867375fb2",
    "insurance": "a80f8a9b5fa07dea4febb873a978b496370db1d541a7cd61613bcb21ec5210fc",
}
AWKWARD = [
    "Jean-Baptiste-Marie-Emmanuel-Constantin-Alexandre-Maximilien " + "de-La-Rochefoucauld" * 2,
    "محمد الأمين بن عبد الله",
    "அருணாசலம் கார்த்திகேயன்",
    "欧阳 娜娜",
    "#strong[x] *gras* _plat_ @ref <label> $x^2$ \\u{41} // 🎒",
]


two = begun_once(lambda: (a_draft(), in_signature()))


@pytest.fixture
def draft(two: tuple[Agreement, Agreement]) -> Agreement:
    return deepcopy(two[0])


@pytest.fixture
def agreement(two: tuple[Agreement, Agreement]) -> Agreement:
    return deepcopy(two[1])


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def off_the_page(pdf: bytes) -> list:
    """Glyphs outside A4 less a small margin, or the box for "missing"."""
    return [
        each
        for each in glyphs_of(pdf)
        if each.number == 0 or each.left < 20 or each.right > 575 or not 10 < each.baseline < 832
    ]


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def test_an_ordinary_week_takes_two_pages_and_the_evidence_one_more(agreement: Agreement):
    assert len(read(agreement_pdf(agreement)).pages) == 2
    assert len(read(agreement_pdf(signed(agreement))).pages) == 3


def test_a_draft_says_that_it_binds_nobody_and_names_what_is_missing(draft: Agreement):
    text = text_of(agreement_pdf(draft))
    assert "Ce document n’engage personne" in text
    assert "à compléter" in text


def test_the_signed_terms_and_the_evidence_are_inside_byte_for_byte(agreement: Agreement):
    agreement = signed(agreement)
    files = read(agreement_pdf(agreement)).attachments
    assert files["terms.json"] == [canonical_json(agreement.terms)]
    evidence = json.loads(files["evidence.json"][0])
    assert evidence["terms_sha256"] == agreement.terms_hash
    assert {row["terms_hash"] for row in evidence["signatures"]} == {agreement.terms_hash}
    assert [row["sequence"] for row in evidence["chain"]] == list(range(1, 8))


def test_a_draft_carries_no_file(agreement: Agreement):
    assert read(agreement_pdf(agreement)).attachments == {}


def test_neither_number_nor_address_of_the_family_is_printed(agreement: Agreement):
    pdf = agreement_pdf(signed(agreement))
    everything = text_of(pdf) + "".join(each[0].decode() for each in read(pdf).attachments.values())
    assert "612345642" not in everything


def test_the_same_rows_give_the_same_bytes(agreement: Agreement):
    agreement = signed(agreement)
    assert agreement_pdf(agreement) == agreement_pdf(Agreement.objects.get(pk=agreement.pk))


@pytest.mark.parametrize("name", AWKWARD)
def test_no_name_stops_the_document_or_leaves_the_page(name: str, draft: Agreement):
    tutors, activities = [{"name": name, "function": name}], f"{name}\n{'x' * 1200}"
    values = {"host_name": name, "tutors": tutors, "activities": activities}
    save_part(draft, part=Part.HOST, values=values, by=the_host(draft))
    SchoolTerms.objects.create(school=draft.placement.enrolment.classroom.school, extra_article=name * 4)
    draft.refresh_from_db()
    pdf = agreement_pdf(draft)
    assert off_the_page(pdf) == []
    assert problems_of(pdf) == []


def queries_of(agreement: Agreement) -> int:
    fresh = Agreement.objects.get(pk=agreement.pk)
    with CaptureQueriesContext(connection) as seen:
        agreement_pdf(fresh)
    return len(seen)


def test_drawing_it_takes_the_same_few_queries_however_long_its_story(agreement: Agreement):
    assert queries_of(agreement) == 2
    signed(agreement)
    assert queries_of(agreement) == 3
    for number in range(20):
        append(agreement, Happening.CORRECTED, number=number)
    assert queries_of(agreement) == 3


def test_the_evidence_names_who_how_when_and_for_which_text(agreement: Agreement):
    agreement = signed(agreement)
    text = text_of(agreement_pdf(agreement))
    last = Entry.objects.order_by("-sequence").first()
    assert agreement.terms_hash in text and last.hash in text
    for row in agreement.signatories.select_related("signature"):
        at = row.signature.at.astimezone(UTC)
        assert f"{at:%Y-%m-%d %H:%M:%S} UTC" in text and row.signature.statement in text


def test_where_somebody_signed_from_is_not_in_the_file(agreement: Agreement):
    for row in agreement.signatories.all():
        act = Act(method=Method.ACCOUNT, identified_by="compte", name=row.name, address="203.0.113.77")
        with working_as(the_holder(row)):
            record_signature(row, terms_hash=agreement.terms_hash, act=act)
    agreement.refresh_from_db()
    pdf = agreement_pdf(agreement)
    assert agreement.state == AgreementState.SIGNED
    assert "203.0.113" not in text_of(pdf) + "".join(each[0].decode() for each in read(pdf).attachments.values())


@pytest.mark.parametrize(("end", "words"), [("refused", "Texte refusé"), ("void", "Texte annulé")])
def test_a_text_that_ended_says_so_on_every_page(end: str, words: str, agreement: Agreement):
    agreement.state = AgreementState(end)
    assert all(words in page.extract_text() for page in read(agreement_pdf(agreement)).pages)


def test_an_amendment_is_named_and_says_what_changes(agreement: Agreement):
    values = {"host_street": "2, rue Neuve"}
    former = signed(agreement)
    agreement = amend(former, values=values, reason="Le tuteur est malade.", by=the_school(former))
    pdf = agreement_pdf(agreement)
    text = text_of(pdf)
    assert "Avenant à la convention" in text and "Raison : Le tuteur est malade." in text.replace("\u00a0", " ")
    assert "14, rue Sadi-Carnot" in text and "2, rue Neuve" in text
    assert problems_of(pdf) == []


def test_the_timetable_has_pauses_and_heads_of_columns(agreement: Agreement):
    pdf = agreement_pdf(agreement)
    assert "12 h 30 – 13 h 30" in text_of(pdf).replace("\u00a0", " ")
    heads = [tag for tag in tags(read(pdf).trailer["/Root"]["/StructTreeRoot"], []) if tag["/S"] == "/TH"]
    assert len(heads) == 5


def test_the_logo_of_the_school_says_what_it_is(agreement: Agreement):
    drawn = io.BytesIO()
    Image.new("RGB", (300, 120), "#336699").save(drawn, "PNG")
    SchoolTerms.objects.create(school=agreement.placement.enrolment.classroom.school, logo=drawn.getvalue())
    pdf = agreement_pdf(agreement)
    figures = [tag for tag in tags(read(pdf).trailer["/Root"]["/StructTreeRoot"], []) if tag["/S"] == "/Figure"]
    assert [tag["/Alt"] for tag in figures] == ["Logo de l’établissement"]
    assert problems_of(pdf) == []


def test_the_words_of_published_articles_never_change():
    """Parties sign the version's name: another wording is another version, added beside this one."""
    found = {name: fingerprint([list(each) for each in ARTICLES[name]]) for name in ARTICLES}
    assert found | {"insurance": fingerprint(INSURANCE)} == PUBLISHED
