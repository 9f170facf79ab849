"""What a list of companies is asked for: filters and order, from the words of an address and back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import OrderBy

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.text import one_line, whole_number
from premierpas.occupations.sectors import SECTORS
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot

from ..enums import ENDED, LIVE, FileState
from ..models import Tag

LATE, TODAY, THIS_WEEK, LATER = "retard", "aujourdhui", "semaine", "plus-tard"
FREE, NONE = "libres", "aucune"
MINE = "moi"
A_WEEK, A_MONTH, NEVER = "7", "30", "jamais"
ORDERS = {"pas": "next_on", "nom": "name", "ville": "city", "echange": "last_contact_on"}


@dataclass(frozen=True)
class Asked:
    """The words of the address, each empty or known; all empty is everything, by the next step."""

    q: str = ""
    etat: str = ""
    qui: str = ""
    secteur: str = ""
    ville: str = ""
    contact: str = ""
    pas: str = ""
    places: str = ""
    etiquette: str = ""
    tri: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """From an address or a kept view; what nobody offers is left out."""
        words = {each.name: one_line(str(given.get(each.name, "")))[:120] for each in fields(cls)}
        known = {
            "etat": words["etat"] in FileState.values,
            "qui": words["qui"] == MINE or bool(whole_number(words["qui"])),
            "secteur": words["secteur"] in SECTORS,
            "contact": words["contact"] in (A_WEEK, A_MONTH, NEVER),
            "pas": words["pas"] in (LATE, TODAY, THIS_WEEK, LATER),
            "places": words["places"] in (FREE, NONE) or month_of(words["places"]) is not None,
            "tri": words["tri"].removeprefix("-") in ORDERS,
        }
        return cls(**{name: word for name, word in words.items() if known.get(name, True)})

    def words(self, **other: str) -> dict[str, str]:
        """Those that say something, with `other` in their place."""
        every = {each.name: getattr(self, each.name) for each in fields(self)} | other
        return {name: word for name, word in every.items() if word}

    @property
    def narrows(self) -> bool:
        """Whether something besides the order is asked for."""
        return any(value for name, value in self.words().items() if name != "tri")

    def condition(self, presence_id: int | None) -> Q:
        """Which files of a territory are meant, the typed words apart; `presence_id`: who asks."""
        found = Q()
        if self.etat:
            found &= Q(state=self.etat)
        if self.qui:
            found &= Q(owner=presence_id if self.qui == MINE else whole_number(self.qui), state__in=LIVE)
        if self.secteur:
            found &= Q(sector=self.secteur)
        if self.ville:
            found &= Q(city=self.ville)
        if self.etiquette:
            found &= Q(Exists(Tag.objects.filter(files=OuterRef("pk"), label=self.etiquette)))
        return found & _contacted(self.contact) & _due(self.pas) & _seated(self.places)

    def order(self) -> list[OrderBy]:
        """By the column that was asked for; unknown days last; the same for everybody."""
        column = ORDERS[self.tri.removeprefix("-") or "pas"]
        by = alphabetical(column) if column in ("name", "city") else F(column).asc(nulls_last=True)
        if self.tri.startswith("-"):
            by.descending = True
        return [by, alphabetical("name"), F("pk").asc()]


def end_of_week(day: date) -> date:
    """The Sunday of its week."""
    return day + timedelta(days=6 - day.weekday())


def month_of(text: str) -> date | None:
    """`2027-01` as its first day."""
    try:
        return date.fromisoformat(f"{text}-01") if len(text) == len("2027-01") else None
    except ValueError:
        return None


def _contacted(word: str) -> Q:
    today = clock.today()
    return {
        A_WEEK: Q(last_contact_on__gte=today - timedelta(days=7)),
        A_MONTH: Q(last_contact_on__lt=today - timedelta(days=30), state__in=LIVE),
        NEVER: Q(last_contact_on=None),
    }.get(word, Q())


def _due(word: str) -> Q:
    """`semaine` is everything until Sunday, what is late too: what waits this week."""
    today = clock.today()
    due = {
        LATE: Q(next_on__lt=today),
        TODAY: Q(next_on=today),
        THIS_WEEK: Q(next_on__lte=end_of_week(today)),
        LATER: Q(next_on__gt=end_of_week(today)),
    }.get(word)
    return Q() if due is None else due & ~Q(state__in=ENDED)


def _seated(word: str) -> Q:
    if not word:
        return Q()
    free = OfferSlot.objects.filter(
        offer__company=OuterRef("company"), offer__state=OfferState.PUBLISHED, free__gt=0, first_day__gt=clock.today()
    )
    first = month_of(word)
    if first is not None:
        free = free.filter(first_day__year=first.year, first_day__month=first.month)
    return ~Q(Exists(free)) if word == NONE else Q(Exists(free))
