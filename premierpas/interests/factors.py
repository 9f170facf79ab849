"""What somebody may prefer to avoid in a trade, and which trades have it."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from premierpas.occupations.sheets import Sheet

_FILE = Path(__file__).parent / "data" / "trades.toml"


@dataclass(frozen=True)
class Factor:
    """Something that a trade asks for week after week."""

    code: str
    name: str

    @property
    def label(self) -> str:
        return gettext(self.name)


_ROWS = [
    ("outdoors", _("Dehors l’hiver")),
    ("noise", _("Le bruit")),
    ("standing", _("Rester debout")),
    ("carrying", _("Porter lourd")),
    ("blood", _("Le sang")),
    ("heights", _("La hauteur")),
]
FACTORS = {row[0]: Factor(*row) for row in _ROWS}


@dataclass(frozen=True)
class Trade:
    """What this app knows of a sheet. `is_seen`: one meets it every week, at school, in the street or on screens."""

    factors: frozenset[str]
    is_seen: bool


@cache
def trades() -> Mapping[str, Trade]:
    """Every sheet's slug, with its factors."""
    read = tomllib.loads(_FILE.read_text("utf-8"))
    seen = set(read["seen"])
    return {slug: Trade(frozenset(words.split()), slug in seen) for slug, words in read["factors"].items()}


def has_any(sheet: Sheet, avoided: Collection[str]) -> bool:
    """Whether a trade has something of what is avoided."""
    return not trades()[sheet.slug].factors.isdisjoint(avoided)


def is_little_thought_of(sheet: Sheet) -> bool:
    """Whether few pupils think of a trade, since it is seldom seen: the same list for everyone."""
    return not trades()[sheet.slug].is_seen
