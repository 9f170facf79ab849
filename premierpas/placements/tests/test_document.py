"""The agreement on paper: two pages, every text whole, the signed terms inside."""

import io
import json

import pytest
from pypdf import PdfReader

from premierpas.core.canonical import canonical_json
from premierpas.placements.actions import save_part
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.models import Agreement, SchoolTerms
from premierpas.placements.terms.content import Part
from premierpas.ui.tests.pdf_glyphs import glyphs_of

from .agreements import a_draft, in_signature, signed
from .pdfua import problems_of

pytestmark = pytest.mark.django_db
AWKWARD = [
    "Jean-Baptiste-Marie-Emmanuel-Constantin-Alexandre-Maximilien " + "de-La-Rochefoucauld" * 2,
    "محمد الأمين بن عبد الله",
    "அருணாசலம் கார்த்திகேயன்",
    "欧阳 娜娜",
    "#strong[x] *gras* _plat_ @ref <label> $x^2$ \\u{41} // 🎒",
]


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
    return " ".join(" ".join(page.extract_text().replace("\u200b", "") for page in read(pdf).pages).split())


def test_an_ordinary_week_takes_two_pages_and_the_evidence_one_more():
    agreement = in_signature()
    assert len(read(agreement_pdf(agreement)).pages) == 2
    assert len(read(agreement_pdf(signed(agreement))).pages) == 3


def test_a_draft_says_that_it_binds_nobody_and_names_what_is_missing():
    text = text_of(agreement_pdf(a_draft()))
    assert "Ce document n’engage personne" in text
    assert "à compléter" in text


def test_the_signed_terms_and_the_evidence_are_inside_byte_for_byte():
    agreement = signed()
    files = read(agreement_pdf(agreement)).attachments
    assert files["terms.json"] == [canonical_json(agreement.terms)]
    evidence = json.loads(files["evidence.json"][0])
    assert evidence["terms_sha256"] == agreement.terms_hash
    assert {row["terms_hash"] for row in evidence["signatures"]} == {agreement.terms_hash}
    assert [row["sequence"] for row in evidence["chain"]] == list(range(1, 8))


def test_a_draft_carries_no_file():
    assert read(agreement_pdf(in_signature())).attachments == {}


def test_neither_number_nor_address_of_the_family_is_printed():
    pdf = agreement_pdf(signed())
    everything = text_of(pdf) + "".join(each[0].decode() for each in read(pdf).attachments.values())
    assert "612345642" not in everything


def test_the_same_rows_give_the_same_bytes():
    agreement = signed()
    assert agreement_pdf(agreement) == agreement_pdf(Agreement.objects.get(pk=agreement.pk))


@pytest.mark.parametrize("name", AWKWARD)
def test_no_name_stops_the_document_or_leaves_the_page(name: str):
    agreement = a_draft()
    save_part(agreement, part=Part.HOST, values={"host_name": name, "tutors": [{"name": name, "function": name}],
                                                 "activities": f"{name}\n{'x' * 1200}"})  # fmt: skip
    SchoolTerms.objects.create(school=agreement.placement.enrolment.classroom.school, extra_article=name * 4)
    agreement.refresh_from_db()
    pdf = agreement_pdf(agreement)
    assert off_the_page(pdf) == []
    assert problems_of(pdf) == []


def test_drawing_it_takes_few_queries(django_assert_max_num_queries):
    agreement = Agreement.objects.get(pk=signed().pk)
    with django_assert_max_num_queries(3):
        agreement_pdf(agreement)
