"""The documents of the product, each with its own typed text."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

import segno
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.text import one_line
from premierpas.ui.typography import MONTHS, NBSP, ordinal
from premierpas.ui.typography import day as day_in_words

from .rendering import page_count, render_pdf
from .typeset import settable, settable_data

__all__ = [
    "CVStyle", "CVText", "Card", "ClassSheet", "Identity", "LetterText", "Skill", "TooLong",
    "cards_pdf", "class_sheet_pdf", "cv_pdf", "cv_sections", "letter_pdf", "page_count", "qr_drawing", "shortened",
]  # fmt: skip


class TooLong(DomainError):
    """The text doesn't fit on its page even at the smallest readable size."""

    def __init__(self) -> None:
        super().__init__(_("Le CV dépasse une page. Raccourcis une rubrique."))


@dataclass(frozen=True)
class Identity:
    """Who writes; left out of what a company sees before it says yes."""

    name: str
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class LetterText:
    """A letter: paragraphs as they were typed. `reader` stands for the identity when that is withheld."""

    subject: str
    paragraphs: Sequence[str]
    recipient: str = ""
    identity: Identity | None = None
    reader: str = ""
    place: str = ""
    day: date | None = None
    closing: str = ""


@dataclass(frozen=True)
class Skill:
    """What one can do, and the moment that shows it."""

    name: str
    example: str = ""


@dataclass(frozen=True)
class CVText:
    """A CV: lists of one line each. A skill typed as `name : example` is read as both. There is never a photo."""

    about_me: str = ""
    skills: Sequence[str | Skill] = field(default_factory=list)
    experiences: Sequence[str] = field(default_factory=list)
    interests: Sequence[str] = field(default_factory=list)
    languages: Sequence[str] = field(default_factory=list)
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
    """A class's deadlines: rows of (name, what, before when), or what else `head` says."""

    title: str
    class_name: str
    day: date
    rows: Sequence[tuple[str, str, str]]
    head: tuple[str, str, str] | None = None


@in_french()
def letter_pdf(letter: LetterText, *, at: datetime | None = None) -> bytes:
    """A letter on paper; without identity neither text nor metadata names anybody."""
    day = letter.day or clock.today()
    subject = _said(letter.subject, otherwise=_("Lettre"))
    author = letter.identity.name if letter.identity else ""
    words = {"place": letter.place, "day": f"{ordinal(day)}{NBSP}{MONTHS[day.month - 1]} {day.year}"}
    data = asdict(letter) | {
        "day": None,
        "date": _("%(place)s, le %(day)s") % words if letter.place else _("Le %(day)s") % words,
        "reader": _said(letter.reader, otherwise=_("Candidature")),
        "subject": subject,
    }
    return render_pdf("letter", data, title=subject, author=author, at=at)


def _said(text: str, *, otherwise: str) -> str:
    """A title in one line; what only looks empty doesn't count, since a heading must say something."""
    return one_line(settable(text)) or otherwise


class CVStyle(models.TextChoices):
    """How a CV is set. Each fits on one page or says that it doesn't."""

    DOOR = "door", gettext_lazy("Avec la porte")
    INK = "ink", gettext_lazy("Noir et blanc")
    EASY = "easy", gettext_lazy("Facile à lire")
    BANNER = "banner", gettext_lazy("Bandeau")


# Type size in points, line spacing in em, vertical margin in mm: tried in turn until the page holds everything.
_FITS = [(12, 0.48, 24), (11.5, 0.42, 22), (11, 0.37, 20), (10.5, 0.32, 17), (10, 0.27, 15), (9.5, 0.22, 12)]
_EASY_FITS = [(14, 0.75, 24), (13.5, 0.68, 22), (13, 0.6, 20), (12.5, 0.55, 17), (12, 0.5, 14)]
_SET_AS = {CVStyle.DOOR: "cv", CVStyle.INK: "cv_ink", CVStyle.EASY: "cv_easy", CVStyle.BANNER: "cv_banner"}


@in_french()
def cv_pdf(cv: CVText, *, style: str = CVStyle.DOOR, at: datetime | None = None) -> bytes:
    """A CV on exactly one page; raises TooLong when 9.5 pt (12 pt in the easy style) isn't small enough."""
    for fit in _EASY_FITS if style == CVStyle.EASY else _FITS:
        pdf = _cv(cv, CVStyle(style), fit, at)
        if page_count(pdf) == 1:
            return pdf
    raise TooLong


@in_french()
def cv_sections(cv: CVText) -> list[tuple[str, list[str | Skill]]]:
    """The sections that hold something, with their titles, in the order of every CV."""
    sections: list[tuple[str, list[str | Skill]]] = [
        (_("Ce que je sais faire"), [_skill(each) for each in cv.skills]),
        (_("Ce que j’ai déjà fait"), list(cv.experiences)),
        (_("Ce que j’aime"), list(cv.interests)),
        (_("Mes langues"), list(cv.languages)),
    ]
    return [(name, lines) for name, lines in sections if lines]


def _cv(cv: CVText, style: CVStyle, fit: tuple[float, float, float], at: datetime | None) -> bytes:
    size, leading, margin = fit
    name = cv.identity.name if cv.identity else ""
    data = {
        "heading": _said(name or cv.reader, otherwise=_("CV")),
        "contact": list(cv.identity.lines) if cv.identity else [],
        "about_me": cv.about_me,
        "sections": [
            {"name": title, "lines": [asdict(each) if isinstance(each, Skill) else each for each in lines]}
            for title, lines in cv_sections(cv)
        ],
        "size": size,
        "leading": leading,
        "margin": margin,
    }
    title = _("CV de %(name)s") % {"name": name} if name else _("CV")
    return render_pdf(_SET_AS[style], data, title=title, author=name, at=at)


def _skill(line: str | Skill) -> Skill:
    if isinstance(line, Skill):
        return line
    for colon in (" : ", f"{NBSP}: ", "\u202f: "):
        name, found, example = line.partition(colon)
        if found and name.strip() and example.strip():
            return Skill(name.strip(), example.strip())
    return Skill(line)


# In letters: a line of a card, where names are cut to keep to their place, the first column of the class sheet.
_CARD_WIDTH = 18
NAME_CUT = 42
_CLASS_CUT = 24
_SHEET_WIDTH = 22


@in_french()
def cards_pdf(cards: Sequence[Card], *, site: str, at: datetime | None = None) -> bytes:
    """Pupil cards, eight on a sheet, to cut out."""
    words = {
        "username": _("Ton nom d’utilisateur"),
        "passphrase": _("Tes trois mots"),
        "how": _("Scanne le dessin ou ouvre le site, puis tape tes trois mots. Garde cette carte pour toi."),
        "qr_alt": _("Code QR de la page de connexion de "),
    }
    drawn = [
        asdict(card)
        | {
            "first_name": shortened(_said(card.first_name, otherwise=card.username), NAME_CUT),
            "class_name": shortened(card.class_name, _CLASS_CUT),
        }
        for card in cards
    ]
    rows = [settable_data(row) | {"qr": qr_drawing(card.sign_in_url)} for row, card in zip(drawn, cards, strict=True)]
    data = {"words": words, "site": site, "brand": settings.SITE_NAME}
    return render_pdf("cards", data, title=_("Cartes élèves"), longest=_CARD_WIDTH, at=at, raw={"cards": rows})


def shortened(text: str, widest: int) -> str:
    """Cut after `widest` letters; a Chinese character or an emoji is as wide as two."""
    width = 0
    for at, character in enumerate(text):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > widest:
            return text[:at].rstrip() + "…"
    return text


def qr_drawing(url: str) -> str:
    """A QR code as SVG, in ink."""
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", border=0, dark="#231c56", xmldecl=False, svgns=True)
    return out.getvalue().decode()


@in_french()
def class_sheet_pdf(sheet: ClassSheet, *, at: datetime | None = None) -> bytes:
    """The list to pin up in class."""
    title = _said(sheet.title, otherwise=_("À faire"))
    data = {
        "class_name": sheet.class_name,
        "day": day_in_words(sheet.day),
        "heading": title,
        "foot": f"{shortened(sheet.class_name, _CLASS_CUT)} · {shortened(title, NAME_CUT)}",
        "brand": settings.SITE_NAME,
        "head": list(sheet.head or (_("Élève"), _("À faire"), _("Avant le"))),
        "rows": [list(row) for row in sheet.rows],
    }
    return render_pdf("sheet", data, title=title, longest=_SHEET_WIDTH, at=at)
