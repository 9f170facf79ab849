"""Whose the imported lists are, and on which terms."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import ngettext

from .enums import Source
from .models import Import, OnisepOccupation, RomeOccupation, RomeTitle

LICENCES = {
    Source.ROME: ("France Travail", "Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"),
    Source.ONISEP: ("ONISEP", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}


def terms() -> str:
    """Whose the lists are and on which terms, in one line, beside what is shown of them."""
    return " ; ".join(f"{source.label}, {owner}, {licence}" for source, (owner, licence, _address) in LICENCES.items())


@dataclass(frozen=True)
class Imported:
    """One source as the page of sources shows it; `at` is None while nothing was imported."""

    name: str
    owner: str
    licence: str
    address: str
    at: datetime | None
    holds: str
    is_shared: bool


def imported_sources() -> list[Imported]:
    """Every source, whether imported or not."""
    dates = dict(Import.objects.values_list("source", "at"))
    rome, titles, onisep = (model.objects.count() for model in (RomeOccupation, RomeTitle, OnisepOccupation))
    named = ngettext("%(n)s nom de métier", "%(n)s noms de métiers", titles) % {"n": titles}
    counts = {Source.ROME: f"{_trades(rome)}, {named}", Source.ONISEP: _trades(onisep)}
    return [
        Imported(str(source.label), *LICENCES[source], dates.get(source), counts[source], source == Source.ONISEP)
        for source in Source
    ]


def _trades(count: int) -> str:
    return ngettext("%(n)s métier", "%(n)s métiers", count) % {"n": count}
