"""Whatever people type, the documents are set: nothing stops, leaves the page, gets lost or loses its accessibility."""

import io
from copy import deepcopy
from dataclasses import fields

import pypdfium2
import pytest
from pypdf import PdfReader

from premierpas.core.canonical import canonical_json, fingerprint
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.document.facts_sheet import facts_sheet_pdf
from premierpas.placements.document.paper_sheet import paper_sheet_pdf
from premierpas.placements.models import Agreement, Party, Signatory
from premierpas.placements.terms.content import FIELD_CLASS, Content, FieldClass
from premierpas.ui.pdf.rendering import page_count
from tests.begun import begun_once

from .agreements import a_draft, in_signature, signed
from .pdfua import problems_of

pytestmark = pytest.mark.django_db
ADDRESS = "https://stage.exemple/l/" + "abcdefghij" * 4
NAMES = {
    "90 letters": "Jean-Baptiste-Marie Emmanuel Constantin Alexandre Maximilien de La Rochefoucauld-Liancourt",
    "90 letters in one": "Wolfeschlegelsteinhausenbergerdorff" * 2 + "Zimmermannmuellerhof",
    "Arabic": "محمد الأمين بن عبد الله",
    "Hebrew": "שרה כהן",
    "Tamil": "அருணாசலம் கார்த்திகேயன்",
    "Chinese": "欧阳娜娜",
    "Vietnamese": "Nguyễn Thị Hồng Ngọc",
    "markup": "#strong[x] *gras* _plat_ @ref <label> $x^2$ \\u{41} // /* `code` = - + #{panic()}",
    "emoji": "Inès 🎒👩‍🔧🇫🇷❤️👍🏽",
    "not for people": "a\u202eb\ue000c\ufeffd\ufffee\x00f\u0301\u0301\u0301\u0301g",
}
STILL_READ = ["90 letters", "90 letters in one", "Tamil", "Chinese", "Vietnamese", "markup"]
# What only machines read: days, codes, versions.
_CODED = {"level", "school_year", "school_uai", "pupil_birth_date", "days", "host_country", "host_siret", "lunch_where",
          "lunch_paid_by", "safety", "usual_hours_waived", "special_case", "articles", "rules_on", "wording", "amends",
          "care_plan"}  # fmt: skip


drafted = begun_once(a_draft)


@pytest.fixture
def draft(drafted: Agreement) -> Agreement:
    return deepcopy(drafted)


def with_words(agreement: Agreement, **words: object) -> Agreement:
    """The same agreement with other words in it, unsaved."""
    content = agreement.content.with_(**words)
    agreement.terms, agreement.particulars = content.terms, content.particulars
    agreement.terms_hash = fingerprint(agreement.terms)
    return agreement


def everywhere(text: str) -> dict[str, object]:
    """The text in every field that people fill in, twice where a field holds several people."""
    words: dict[str, object] = {each.name: text for each in fields(Content) if each.name not in _CODED}
    people = [{"name": text, "function": text, "relation": text}] * 2
    return words | {"guardians": people, "tutors": people}


def off_the_page(pdf: bytes) -> list[tuple[int, str]]:
    """Characters whose box isn't wholly on the page less a margin of 6 mm, as PDFium draws them."""
    margin, found = 17, []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            left, bottom, right, top = text.get_charbox(at)
            if letter.strip() and not (margin < left <= right < width - margin and margin < bottom <= top < height):
                found.append((number, letter))
    return found


def read_back(pdf: bytes) -> str:
    """All that PDFium reads, without white space and its own sign for a hyphen at a line's end."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return "".join("".join(pages).replace("\ufffe", "").split())


@pytest.mark.parametrize("name", NAMES)
def test_any_name_in_every_field_is_set_on_the_page(name: str, draft: Agreement):
    agreement = with_words(draft, **everywhere(NAMES[name]))
    row = Signatory.objects.filter(agreement=agreement, party=Party.HOST).get()
    row.agreement, row.name = agreement, NAMES[name]
    files = [agreement_pdf(agreement), paper_sheet_pdf(row, ADDRESS),
             facts_sheet_pdf(agreement, "fr"), facts_sheet_pdf(agreement, "ar")]  # fmt: skip
    for pdf in files:
        assert off_the_page(pdf) == []
        assert problems_of(pdf) == []
    if name in STILL_READ:
        assert all("".join(NAMES[name].split()) in read_back(pdf) for pdf in files[:3])


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1500,
        "Un mot après l’autre. " * 68,
        "ீ" * 1500,
        "字" * 1500,
        "م" * 1500,
        "🎒" * 1500,
        "م" + "\u064b" * 1500,
        "e" + "\u0301" * 1500,
    ],
)
def test_1500_letters_of_activities_stay_whole_and_on_the_page(text: str, draft: Agreement):
    pdf = agreement_pdf(with_words(draft, activities=text))
    assert off_the_page(pdf) == []
    assert problems_of(pdf) == []


def test_a_long_article_of_the_school_and_long_activities_still_take_two_pages(draft: Agreement):
    words = {"extra_article": ("Le règlement intérieur reste valable. " * 40)[:1200],
             "activities": ("Le matin, l’élève suit l’atelier. " * 40)[:1000]}  # fmt: skip
    agreement = with_words(draft, **words)
    pdf = agreement_pdf(agreement)
    assert page_count(pdf) == 2
    assert all("".join(text.split()) in read_back(pdf) for text in words.values())


@pytest.mark.parametrize("language", ["fr", "ar", "ta", "zh"])
def test_the_longest_practical_texts_keep_to_one_page(language: str, draft: Agreement):
    long = "Prendre la sortie deux, traverser, puis sonner. "
    words = {"access": long * 6, "bring": long * 6, "transport": long * 4, "lodging": long * 4,
             "safety_person": long * 3, "host_insurance": long * 4, "school_insurance": long * 4}  # fmt: skip
    agreement = with_words(in_signature(draft), **words)
    assert page_count(facts_sheet_pdf(agreement, language)) == 1
    row = Signatory.objects.filter(agreement=agreement, party=Party.GUARDIAN).get()
    row.agreement = agreement
    assert page_count(paper_sheet_pdf(row, ADDRESS)) == 1


def test_every_field_that_people_fill_in_is_tried():
    assert set(everywhere("")) == {each.name for each in fields(Content)} - _CODED
    assert {name for name, kind in FIELD_CLASS.items() if kind is FieldClass.CONTACT} <= set(everywhere(""))


def test_an_emoji_in_a_signed_text_changes_no_byte_of_the_attached_terms(draft: Agreement):
    agreement = with_words(draft, activities=NAMES["emoji"] + NAMES["markup"])
    agreement.save()
    agreement = signed(in_signature(agreement))
    files = PdfReader(io.BytesIO(agreement_pdf(agreement))).attachments
    assert files["terms.json"] == [canonical_json(agreement.terms)]
