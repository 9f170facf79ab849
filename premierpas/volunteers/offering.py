"""What volunteers offer, for whoever puts them together with pupils.

offers = offerings([volunteer.pk for volunteer in cleared])
offers[volunteer.pk].slots          # {Slot(3, Part.EVENING), …}
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.ports import Port
from premierpas.people.enums import Language

from .enums import HOURS, SLOTS, Part
from .models import Availability, Away

sectors = Port[Callable[[], Sequence[tuple[str, str]]]](
    "volunteers.sectors", "codes and names of the sectors of activity, by name", single=True
)


@dataclass(frozen=True, order=True)
class Slot:
    """A part of a weekday, every week; Monday is 1."""

    weekday: int
    part: Part

    @property
    def hours(self) -> tuple[int, int]:
        """From and to which hour, as it is said in France."""
        return HOURS[self.part]


@dataclass(frozen=True)
class Offering:
    """What one volunteer offers. `away`: first and last days of what is running or to come, in order."""

    languages: frozenset[Language] = frozenset()
    sectors: frozenset[str] = frozenset()
    slots: frozenset[Slot] = frozenset()
    load: int = 1
    away: tuple[tuple[date, date], ...] = ()
    postal_code: str = ""

    def is_away(self, on: date) -> bool:
        """Whether that day is one of those they have taken out."""
        return any(first <= on <= last for first, last in self.away)


def slot_of(code: str) -> Slot:
    """The slot of a code as it is kept; raises ValueError for any other word."""
    if code not in SLOTS:
        raise ValueError(code)
    weekday, _dash, part = code.partition("-")
    return Slot(int(weekday), Part(part))


_VOLUNTEERS = Given("volunteers", many=True)
_coming = Compiled(
    lambda: (
        Away.objects.filter(volunteer__in=_VOLUNTEERS, last_day__gte=Given("today"))
        .order_by("first_day")
        .values_list("volunteer", "first_day", "last_day")
    )
)
_availabilities = Compiled(
    lambda: Availability.objects.filter(volunteer__in=_VOLUNTEERS).select_related("volunteer__territory")
)


def offerings(volunteer_ids: Collection[int]) -> Mapping[int, Offering]:
    """What each of these offers, in two queries. Whoever has said nothing yet offers to accompany one pupil."""
    away: dict[int, list[tuple[date, date]]] = {pk: [] for pk in volunteer_ids}
    for pk, first, last in _coming(volunteers=list(volunteer_ids), today=clock.today()):
        away[pk].append((first, last))
    found = {pk: Offering(away=tuple(days)) for pk, days in away.items()}
    for row in _availabilities(volunteers=list(volunteer_ids)):
        found[row.volunteer_id] = Offering(
            frozenset(map(Language, row.languages)),
            frozenset(row.sectors),
            frozenset(map(slot_of, row.slots)),
            min(row.load, row.volunteer.territory.pupils_per_mentor),
            tuple(away[row.volunteer_id]),
            row.postal_code,
        )
    return found
