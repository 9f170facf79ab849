"""The documents of the product, each with its own typed text."""

import io
import re
from dataclasses import asdict, dataclass, field
from datetime import date

import segno
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.ui.typography import day as day_in_words

from .rendering import render_pdf
from .typeset import settable_data


_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


class TooLong(DomainError):
    """The text doesn't fit on its page even at the smallest readable size."""

    def __init__(self) -> None:
        super().__init__(_("Le CV dépasse une page. Raccourcis une rubrique."))


@dataclass(frozen=True)
class Identity:
    """Who writes; left out of what a company sees before it says yes."""

    name: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class LetterText:
    """A letter: paragraphs as they were typed. `reader` stands for the identity when that is withheld."""

    subject: str
    paragraphs: list[str]
    recipient: str = ""
    identity: Identity | None = None
    reader: str = ""


@dataclass(frozen=True)
class CVText:
    """A CV: lists of one line each."""

    about_me: str = ""
    skills: list[str] = field(default_factory=list)
    experiences: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    identity: Identity | None = None
    reader: str = ""


@dataclass(frozen=True)
class Card:
    """What is printed of one pupil card; the words exist nowhere else."""

    first_name: str
    class_name: str
    username: str
    passphrase: str
    sign_in_url: str


@dataclass(frozen=True)
class ClassSheet:
    """A class's deadlines: rows of (name, what, before when)."""

    title: str
    class_name: str
    day: date
    rows: list[tuple[str, str, str]]


def letter_pdf(letter: LetterText) -> bytes:
    """A letter on paper; without identity neither text nor metadata names anybody."""
    data = asdict(letter) | {"date": _("Le %(day)s") % {"day": day_in_words(clock.today())}}
    return render_pdf("letter", data, title=letter.subject)


# Type size in points, line spacing in em, vertical margin in mm: tried in turn until the page holds everything.
_FITS = [(11.5, 0.7, 22), (11, 0.62, 20), (10.5, 0.56, 17), (10, 0.5, 15), (9.5, 0.44, 12)]


def cv_pdf(cv: CVText) -> bytes:
    """A CV on exactly one page; raises TooLong when 9.5 pt isn't small enough."""
    sections = [
        (_("Ce que je sais faire"), cv.skills),
        (_("Ce que j’ai déjà fait"), cv.experiences),
        (_("Ce que j’aime"), cv.interests),
        (_("Mes langues"), cv.languages),
    ]
    data = {
        "identity": asdict(cv.identity) if cv.identity else None,
        "reader": cv.reader or _("CV"),
        "about_me": cv.about_me,
        "sections": [{"name": name, "lines": lines} for name, lines in sections if lines],
    }
    title = _("CV de %(name)s") % {"name": cv.identity.name} if cv.identity else _("CV")
    for size, leading, margin in _FITS:
        pdf = render_pdf("cv", data | {"size": size, "leading": leading, "margin": margin}, title=title)
        if page_count(pdf) == 1:
            return pdf
    raise TooLong


def page_count(pdf: bytes) -> int:
    """How many pages a document of ours has, as its page tree says."""
    found = _PAGES.search(pdf)
    if found is None:
        raise ValueError("not a document of ours")
    return int(found.group(1))


def cards_pdf(cards: list[Card], *, site: str) -> bytes:
    """Pupil cards, eight on a sheet, to cut out."""
    words = {
        "username": _("Ton nom d’utilisateur"),
        "passphrase": _("Tes trois mots"),
        "how": _("Scanne le dessin ou ouvre le site, puis tape tes trois mots. Garde cette carte pour toi."),
        "qr_alt": _("Code QR de la page de connexion de "),
    }
    drawn = [asdict(card) for card in cards]
    rows = [settable_data(row) | {"qr": _qr(card.sign_in_url)} for row, card in zip(drawn, cards, strict=True)]
    return render_pdf("cards", {"words": words, "site": site}, title=_("Cartes élèves"), raw={"cards": rows})


def _qr(url: str) -> str:
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", border=1, dark="#231b4d", xmldecl=False, svgns=True)
    return out.getvalue().decode()


def class_sheet_pdf(sheet: ClassSheet) -> bytes:
    """The list to pin up in class."""
    data = {
        "class_name": sheet.class_name,
        "day": day_in_words(sheet.day),
        "head": [_("Élève"), _("À faire"), _("Avant le")],
        "rows": [list(row) for row in sheet.rows],
    }
    return render_pdf("sheet", data, title=sheet.title)
