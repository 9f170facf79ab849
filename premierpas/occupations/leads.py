"""Job titles of ROME and names of ONISEP that a text finds, and where each leads: a sheet near it, else a sector."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models.functions import Length

from premierpas.core.search import Searched, having
from premierpas.core.text import sort_name

from .models import OnisepOccupation, RomeTitle
from .rome import sectors_of_code, sheet_near
from .sectors import SECTORS, Sector, sector_name
from .sheets import Sheet

MOST, READ = 6, 300
_SHORT = Length("sort_name")
_NAMES = Searched(names=("sort_name",))


@dataclass(frozen=True)
class Lead:
    """A name out of a list. `address`: its page with ONISEP."""

    name: str
    sheet: Sheet | None
    sector: Sector | None
    address: str = ""

    @property
    def sector_label(self) -> str:
        return sector_name(self.sector.code) if self.sector else ""


def leads_for(text: str) -> Sequence[Lead]:
    """The names that have all the words, those that begin with them first."""
    if not sort_name(text):
        return []
    # The shortest names first: a name that is typed whole is among them, however many have its words.
    rome = having(RomeTitle.objects.order_by(_SHORT), _NAMES, text).values_list("name", "occupation_id", "sort_name")
    onisep = having(OnisepOccupation.objects.order_by(_SHORT), _NAMES, text)
    told = onisep.values_list("name", "rome", "sort_name", "address")
    found = [(*row, "") for row in rome[:READ]] + list(told[:READ])
    asked = sort_name(text)
    found.sort(key=lambda row: (not row[2].startswith(asked), len(row[2]), not row[3], row[2]))
    names = {row[2]: row for row in reversed(found)}
    shown = [row for row in found if names[row[2]] is row][:MOST]
    return [_lead(name, code, address) for name, code, _sort, address in shown]


def _lead(name: str, code: str, address: str) -> Lead:
    sectors = sectors_of_code(code) if code else []
    return Lead(name, sheet_near(code) if code else None, SECTORS[sectors[0]] if sectors else None, address)
