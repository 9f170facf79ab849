"""What is copied from any document of the house is what was typed: no sign that nobody sees, no long word parted."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf.generic import ArrayObject, DictionaryObject

from premierpas.core import clock
from premierpas.core.scans import clean_scan
from premierpas.core.tests.papers import a_paper, as_file
from premierpas.entrance.papers import consents_pdf, tickets_pdf
from premierpas.events.actions import register_class
from premierpas.feedback.models import Summary
from premierpas.feedback.page_of_partner import partner_pdf
from premierpas.forums.models import Stand
from premierpas.forums.printing import badges_pdf, signs_pdf
from premierpas.forums.tests.situations import a_forum
from premierpas.insights.periods import Period
from premierpas.insights.sheets import Sheet, dossier_pdf, sheet_pdf
from premierpas.offers.enums import OfferLevel
from premierpas.outreach.models import CompanyFile, Contact, Interview
from premierpas.outreach.winning.partnership import partnership_pdf
from premierpas.people.models import Volunteer
from premierpas.placements.actions import amend
from premierpas.placements.actions.paper import register_signed_outside
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.document.facts_sheet import facts_sheet_pdf
from premierpas.placements.document.paper_sheet import paper_sheet_pdf
from premierpas.placements.languages import LANGUAGES
from premierpas.placements.models import Party, Signatory
from premierpas.placements.tests.agreements import a_draft, completed, in_signature, signed, the_school
from premierpas.placements.tests.test_document_stress import everywhere, with_words
from premierpas.privacy.register import register_pdf
from premierpas.ui.pdf import rendering
from premierpas.ui.pdf.documents import CVStyle, CVText, Identity, cv_pdf
from premierpas.ui.tests.pdf_glyphs import read
from premierpas.ui.tests.test_pdf_text import documents
from premierpas.volunteers.handover.letter import handover_pdf
from premierpas.volunteers.models import Handover
from premierpas.week.certificate import certificate_pdf
from tests.factories import a_classroom, a_head_of, a_pupil, a_school, a_territory

pytestmark = pytest.mark.django_db
# Of these a reader gives the letters in the order in which they were typed, so that they are searched for.
WORDS = [
    "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://portfolio.exemple.fr/inès/dossiers/2026-11/atelier_vélo.html?page=12&suite=oui#photos-de-la-semaine",
    "ines.benali-zzyzxova.de.la-tour+stage@etablissement-charles-de-gaulle.exemple-academie.fr",
    "0123456789abcdef" * 4,
]
PLANTED = [*WORDS, "محمدالأمينبنعبداللهبنعبدالرحمنالأمين"]
# All words at once where there is room for them.
WHOLE = [" ".join(WORDS), PLANTED[-1]]
# The register takes no text; what is cut out or worn shortens long ones.
WITHOUT_WORDS = ("cards", "privacy register", "tickets", "consents", "badges")
ALLOWED = {"\n", "\r", "\t", "\ufffe"}  # the last is PDFium's own, for a hyphen at a line's end


def unseen(text: str) -> set[str]:
    """The characters of a text that nobody sees: marks of direction, joiners, chances to break, controls."""
    widthless = {letter for letter in text if unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cs", "Zl", "Zp")}
    return {f"U+{ord(letter):04X}" for letter in (widthless | (set(text) & {"\u034f", "\u180e", "\ufeff"})) - ALLOWED}


def said_aside(node: Any, seen: set[int]) -> Iterator[str]:
    """What a file says beside its drawn text: alternatives, replacements, bookmarks, titles."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, DictionaryObject):
        for name, value in node.items():
            if name in ("/Alt", "/ActualText", "/E", "/Title", "/Author", "/Contents", "/TU") and isinstance(
                value, str
            ):
                yield str(value)
            elif name not in ("/P", "/Parent", "/Pg"):
                yield from said_aside(value, seen)
    elif isinstance(node, ArrayObject):
        for value in node:
            yield from said_aside(value, seen)


def copied(pdf: bytes) -> Iterator[tuple[str, str]]:
    """All that can be copied or read aloud, by way of reading."""
    yield "pypdf", "\n".join(page.extract_text() for page in read(pdf).pages)
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    yield "PDFium", "\n".join(pages)
    yield "beside the text", "\n".join(said_aside(read(pdf).trailer, set()))


@pytest.fixture
def templates_set(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The templates that were set while the test ran."""
    found: set[str] = set()
    fresh = rendering._compiler()

    class Noting:
        def compile(self, **asked: Any) -> bytes:
            found.add(Path(asked["input"]).stem)
            return fresh.compile(**asked)

    monkeypatch.setattr(rendering, "_compiler", Noting)
    return found


def pages_of_a_pupil(text: str) -> Iterator[tuple[str, bytes]]:
    """Documents that have room for little, with this text in every place that somebody fills in."""
    yield from documents(text).items()
    who = Identity(name=text, lines=[text, text])
    for style in CVStyle:
        yield (
            f"CV, {style}",
            cv_pdf(CVText(text, [f"{text} : {text}"], [text], [text], [text], identity=who), style=style),
        )


def papers(text: str) -> Iterator[tuple[str, bytes]]:
    """Agreements and all else that may have many pages."""
    draft = a_draft()
    yield "draft", agreement_pdf(with_words(draft, **everywhere(text)))
    asked = in_signature(a_draft())
    row = Signatory.objects.get(agreement=asked, party=Party.HOST)
    row.agreement, row.name = with_words(asked, **everywhere(text)), text
    yield "paper sheet", paper_sheet_pdf(row, f"https://exemple.fr/l/{'abcdefgh' * 6}/")
    for language in LANGUAGES:
        yield f"family sheet in {language}", facts_sheet_pdf(row.agreement, language)
    whole = signed()
    Signatory.objects.filter(agreement=whole).update(name=text[:150])
    yield "signed", agreement_pdf(with_words(whole, **everywhere(text)))
    whole.refresh_from_db()
    days = whole.content.days
    change = amend(whole, values={"days": days, "host_street": text[:100]}, reason=text[:300], by=the_school(whole))
    yield "amendment", agreement_pdf(with_words(change, **everywhere(text)))
    paper = completed(a_draft())
    names = {Party.SCHOOL: text, Party.HOST: text, Party.GUARDIAN: text}
    scan = clean_scan(as_file(a_paper(), "JPEG"), name="convention.jpg")
    sheet = register_signed_outside(paper, scan=scan, names=names, by=the_school(paper))
    yield "registration", agreement_pdf(with_words(sheet, **everywhere(text) | {"articles": ""}))
    placement = whole.placement
    placement.host_name, placement.host_city = text, text
    yield "certificate", certificate_pdf(placement)
    yield "partnership", partnership_pdf(interviewed(text))
    yield "privacy register", register_pdf()
    territory, today = a_territory(), clock.today()
    territory.name = text
    months = Period.of(today, today)
    yield "activity sheet", sheet_pdf(Sheet(text, months, [], text))
    yield "academy dossier", dossier_pdf(territory, months, academy=text)
    leaving = Volunteer(name=text, territory=territory)
    yield "handover", handover_pdf(Handover(volunteer=leaving, last_day=today, word=text))
    yield from of_events(text)


def of_events(text: str) -> Iterator[tuple[str, bytes]]:
    """What is printed for an event, never stored with this text."""
    event = a_forum()
    classroom = a_classroom(a_school(event.territory))
    pupils = [a_pupil(classroom).enrolments.get()]
    registration = register_class(event, classroom, by=a_head_of(classroom.school), pupils=pupils)
    participants = list(registration.participants.select_related("enrolment__pupil", "enrolment__classroom"))
    event.title = event.venue = text
    registration.event = event
    yield "tickets", tickets_pdf(event, participants)
    yield "consents", consents_pdf(registration, participants)
    yield "badges", badges_pdf(event)
    yield "signs", signs_pdf(event, [Stand(name=text, trades=text, number=1)])
    yield "event summary", partner_pdf(event, Summary(words=text, seats=3, promised_by=text))


def interviewed(text: str) -> Interview:
    """An interview, never stored, with this text in every place of its agreement."""
    contact = Contact(name=text, function=text)
    said = dict.fromkeys(("title", "street", "postal_code", "city", "tutor_name"), text)
    return Interview(file=CompanyFile(name=text), contact=contact, places=2, level=OfferLevel.COLLEGE, **said)


def test_no_document_carries_what_nobody_sees_and_every_long_word_is_copied_whole(templates_set: set[str]) -> None:
    faults = []
    everything = [*map(pages_of_a_pupil, PLANTED), *map(papers, WHOLE)]
    for text, documents_of_it in zip([*PLANTED, *WHOLE], everything, strict=True):
        for kind, pdf in documents_of_it:
            for way, said in copied(pdf):
                if found := unseen(said):
                    faults.append((kind, way, text[:12], sorted(found)))
                if way == "pypdf" and kind not in WITHOUT_WORDS:
                    whole = "".join(said.split())
                    faults += [
                        (kind, way, word, "not whole") for word in text.split() if word in WORDS and word not in whole
                    ]
    assert faults == []
    parts = {"theme", "cv_parts"}
    assert templates_set == {each.stem for each in rendering.TEMPLATES.glob("*.typ")} - parts


def test_a_fingerprint_stays_on_one_line_where_it_fits() -> None:
    text = next(said for way, said in copied(agreement_pdf(signed())) if way == "PDFium")
    assert signed_fingerprint(text)


def signed_fingerprint(text: str) -> bool:
    """Whether a line is a whole fingerprint."""
    return any(len(line.strip()) == 64 and set(line.strip()) <= set("0123456789abcdef") for line in text.splitlines())


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u2066", "\u200f", "\u00ad", "\x07"])
def test_the_test_sees_every_kind_of_unseen_sign(mark: str) -> None:
    assert unseen(f"mot{mark}suite") and not unseen("mot suite\u00a0: 3\u202fh\n")
