"""What the page of trades is asked for, read from its address, and the choices that it offers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.text import one_line, whole_number

from .lengths import LENGTHS
from .sectors import SECTORS, sector_choices
from .sheets import Sheet, sheets
from .typed import says_unsure
from .wishes import WISHES

MOST_HANDFULS = 999


@dataclass(frozen=True)
class Wanted:
    """`handful`: which few trades somebody who doesn't know is shown; `all`: the whole list was asked for."""

    text: str = ""
    wish: str = ""
    length: str = ""
    sector: str = ""
    handful: int = 0
    all: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether there is a list to show."""
        return bool(self.text or self.wish or self.length or self.sector or self.all)

    @property
    def is_unsure(self) -> bool:
        """Whether nothing is asked for but help to choose."""
        return says_unsure(self.text) and not (self.wish or self.length or self.sector)

    @property
    def address(self) -> str:
        """The page that shows it, without a number of page."""
        query = QueryDict(mutable=True)
        parts = {"q": self.text, "envie": self.wish, "etudes": self.length, "secteur": self.sector}
        query.update({name: value for name, value in parts.items() if value})
        if not query and self.all:
            query["tous"] = "1"
        return f"{reverse('occupations:browse')}?{query.urlencode()}"

    def among(self) -> list[Sheet]:
        """The sheets that pass the filters."""
        return [
            sheet
            for sheet in sheets().values()
            if (not self.wish or self.wish in sheet.wishes)
            and (not self.length or self.length == sheet.study)
            and (not self.sector or self.sector in sheet.sectors)
        ]


@dataclass(frozen=True)
class Choice:
    """A choice of a filter: what it leads to, and whether it is taken."""

    label: str
    url: str
    on: bool


def read_wanted(query: QueryDict) -> Wanted:
    """What an address asks for; anything that makes no sense there is left out."""
    return Wanted(
        text=one_line(query.get("q", ""))[:120],
        wish=_known(query.get("envie"), WISHES),
        length=_known(query.get("etudes"), LENGTHS),
        sector=_known(query.get("secteur"), SECTORS),
        handful=min(whole_number(query.get("surprise", "")) or 0, MOST_HANDFULS),
        all=bool(query.get("tous")),
    )


def _known(code: str | None, known: Iterable[str]) -> str:
    return code if code is not None and code in known else ""


def length_choices(wanted: Wanted) -> list[Choice]:
    """Every length of studies, and all of them."""
    rows = [("", _("Toutes les études")), *((length.code, length.label) for length in LENGTHS.values())]
    return [_choice(label, replace(wanted, length=code, all=True), wanted) for code, label in rows]


def wish_choices(wanted: Wanted) -> list[Choice]:
    """Every wish, and all of them."""
    rows = [("", _("Toutes les envies")), *((wish.code, wish.label) for wish in WISHES.values())]
    return [_choice(label, replace(wanted, wish=code, all=True), wanted) for code, label in rows]


def sector_choices_of(wanted: Wanted) -> list[Choice]:
    """Every sector, and all of them."""
    rows = [("", _("Tous les secteurs")), *sector_choices()]
    return [_choice(label, replace(wanted, sector=code, all=True), wanted) for code, label in rows]


def _choice(label: str, leads_to: Wanted, wanted: Wanted) -> Choice:
    return Choice(label, leads_to.address, leads_to == replace(wanted, all=True))
