"""What upper floors put on the pages of occupations, and where those lead on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port
from premierpas.core.requests import SiteRequest
from premierpas.ui.components import Entry
from premierpas.ui.stops import Stop

from .sheets import Sheet


@dataclass(frozen=True)
class PlacesNear:
    """Internships of one sector: some of them, how many (`more` than that), where all of them are listed.

    `home`: where distances start, if anywhere.
    """

    total: int
    more: bool
    url: str
    stops: Sequence[Stop]
    home: str = ""


@dataclass(frozen=True)
class Tale:
    """What a former pupil saw, for a reader of the same school. `url`: where the reader finds all of them."""

    trade: str
    saw: str
    who: str
    url: str


places = Port[Callable[[SiteRequest, Sequence[str]], PlacesNear | None]](
    "occupations.places", "the internships open to the reader in one of these sectors, the nearest first", single=True
)
unsure = Port[Callable[[], str]](
    "occupations.unsure", "the address where somebody is asked what they like, who doesn't know a trade", single=True
)
hosts = Port[Callable[[Sheet], Sequence[Entry]]](
    "occupations.hosts", "the companies whose own page shows this trade, and where they are read", single=True
)


tales = Port[Callable[[Sheet, Viewer], Sequence[Tale]]](
    "occupations.tales", "what former pupils of the reader's school tell of this trade, the newest first", single=True
)


def tales_of(sheet: Sheet, viewer: Viewer) -> Sequence[Tale]:
    """What former pupils of one's school saw in this trade; nothing where nobody told of it."""
    return tales.only(sheet, viewer) if tales.only else ()


def hosts_of(sheet: Sheet) -> Sequence[Entry]:
    """The companies that show this trade on their page."""
    return hosts.only(sheet) if hosts.only else ()


def places_near(request: SiteRequest, sectors: Sequence[str]) -> PlacesNear | None:
    """The internships of the first of these sectors that has some; None where there is none."""
    return places.only(request, sectors) if places.only else None


def way_for_unsure() -> str:
    """Where somebody who doesn't know is asked what they like; empty where nothing asks."""
    return unsure.only() if unsure.only else ""
