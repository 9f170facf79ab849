"""What a screen says of somebody's tracks: each with its reason in words, and what was said of each wish."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.occupations.sheets import Sheet
from premierpas.occupations.wishes import WISHES, Wish

from .activities import ACTIVITIES
from .enums import Saying
from .factors import is_little_thought_of
from .items import ITEMS
from .kept import Kept
from .tracks import NOTHING, Outcome, Said, Track, Why

NAMED = 3


@dataclass(frozen=True)
class Shown:
    """A trade of a track. `is_few`: few think of it."""

    sheet: Sheet
    is_few: bool


@dataclass(frozen=True)
class Lead:
    """A track as it is read. `to_you`: the reason as the pupil reads it, `of_them`: as somebody else does."""

    wish: Wish
    to_you: str
    of_them: str
    trades: Sequence[Shown]


@dataclass(frozen=True)
class Mark:
    """One answer, drawn: its kind, and where its middle is."""

    kind: str
    at: int


@dataclass(frozen=True)
class Line:
    """What was said of a wish: in words, and as marks in a row."""

    wish: Wish
    words: str
    marks: Sequence[Mark]


def leads_of(outcome: Outcome, kept: Kept) -> list[Lead]:
    """The tracks with reasons taken from the answers."""
    return [_lead(track, *_reason(track, kept)) for track in outcome.tracks]


def leads_by_doing(outcome: Outcome, kept: Kept) -> list[Lead]:
    """The tracks with reasons taken from what one does already."""
    return [_lead(track, _from_doing(track, kept), "") for track in outcome.tracks]


def shown(sheets: Iterable[Sheet]) -> list[Shown]:
    """Trades, each with whether few think of it."""
    return [Shown(sheet, is_little_thought_of(sheet)) for sheet in sheets]


def lines_of(said: Mapping[str, Said]) -> list[Line]:
    """A line for each wish, in the order of the page of trades."""
    return [_line(wish, said.get(code, NOTHING)) for code, wish in WISHES.items()]


def _lead(track: Track, to_you: str, of_them: str) -> Lead:
    return Lead(WISHES[track.wish], to_you, of_them, shown(track.trades))


def _reason(track: Track, kept: Kept) -> tuple[str, str]:
    if track.why is Why.UNSURE:
        things = {"things": _cited(_answered(track.wish, kept, Saying.UNSURE))}
        return (
            _("Tu as dit « je ne sais pas » à %(things)s. Va voir une fois, pour savoir.") % things,
            _("A dit « je ne sais pas » à %(things)s.") % things,
        )
    if track.why is Why.ASIDE:
        return _("Un pas de côté : rien ne t’y attire encore. Va voir, sans engagement."), _("Un pas de côté.")
    if yes := _answered(track.wish, kept, Saying.YES):
        things = {"things": _cited(yes)}
        return _("Tu as dit oui à %(things)s.") % things, _("A dit oui à %(things)s.") % things
    things = {"things": _cited(_answered(track.wish, kept, Saying.LITTLE))}
    return _("Tu as dit « un peu » à %(things)s.") % things, _("A dit « un peu » à %(things)s.") % things


def _answered(wish: str, kept: Kept, said: Saying) -> list[str]:
    return [ITEMS[code].short for code in ITEMS if ITEMS[code].wish == wish and kept.answers.get(code) == said]


def _from_doing(track: Track, kept: Kept) -> str:
    own = [each for each in map(ACTIVITIES.__getitem__, kept.doing) if track.wish in (each.wish, each.also)]
    if not own:
        return _("Un pas de côté : rien ne t’y attire encore. Va voir, sans engagement.")
    return _("Tu as dit : %(things)s.") % {"things": _cited([each.label for each in own])}


def _cited(things: Sequence[str]) -> str:
    """`« trier »`, `« trier » et « vendre »`, `« trier », « vendre » et « observer »`."""
    quoted = [_("« %(words)s »") % {"words": thing} for thing in things[:NAMED]]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("%(first)s et %(last)s") % {"first": ", ".join(quoted[:-1]), "last": quoted[-1]}


def _line(wish: Wish, said: Said) -> Line:
    kinds = ["yes"] * said.yes + ["little"] * said.little + ["unsure"] * said.unsure + ["no"] * said.no
    marks = [Mark(kind, 12 + 28 * place) for place, kind in enumerate(kinds)]
    words = [
        (said.yes, ngettext("%(n)s oui", "%(n)s oui", said.yes)),
        (said.little, ngettext("%(n)s « un peu »", "%(n)s « un peu »", said.little)),
        (said.unsure, ngettext("%(n)s « je ne sais pas »", "%(n)s « je ne sais pas »", said.unsure)),
        (said.no, ngettext("%(n)s non", "%(n)s non", said.no)),
    ]
    return Line(wish, ", ".join(text % {"n": count} for count, text in words if count) or _("pas encore"), marks)
