"""How many seats an event has: taken, kept for some, free for all; how many persons wait; how this is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from premierpas.core.compiled import Compiled, Given

from .models import Event, Quota, Registration, Seat

MOST_DOORS = 60  # more than that isn't counted by looking
TAKEN, KEPT, FREE = "open", "undrawn", "lit"


@dataclass(frozen=True)
class Drawn:
    """One seat as a door."""

    state: str
    risk: bool = False


@dataclass(frozen=True)
class Counts:
    """Of an event: its seats, and the persons in its line."""

    taken: int
    kept: int
    free: int
    waiting: int
    quotas: tuple[Quota, ...] = ()

    @property
    def total(self) -> int:
        return self.taken + self.kept + self.free

    @property
    def is_full(self) -> bool:
        return not self.kept and not self.free

    @property
    def doors(self) -> list[Drawn]:
        """One for each seat; none where they are too many to draw."""
        if self.total > MOST_DOORS:
            return []
        states = [TAKEN] * self.taken + [KEPT] * self.kept + [FREE] * self.free
        return [Drawn(state) for state in states]


_seats = Compiled(lambda: Seat.objects.filter(event=Given("event")).values_list("participant", "quota"))
_persons_waiting = Compiled(
    lambda: (
        Registration.objects.filter(event=Given("event"))
        .waiting()
        .order_by()
        .values_list("event")
        .annotate(n=Sum("persons"))
    )
)


def counts_of(event: Event) -> Counts:
    """In three queries."""
    rows = _seats(event=event.pk)
    free = [quota for participant, quota in rows if participant is None]
    kept = [quota for quota in free if quota is not None]
    waits = sum(n for _event, n in _persons_waiting(event=event.pk))
    quotas = Quota.objects.filter(pk__in=kept).select_related("school").order_by("until", "pk") if kept else ()
    return Counts(
        taken=len(rows) - len(free), kept=len(kept), free=len(free) - len(kept), waiting=waits,
        quotas=tuple(quotas),
    )  # fmt: skip


def seats_for(registration: Registration, counts: Counts) -> int:
    """How many free seats this registration may use: those for all, and those of its school."""
    own = [quota.pk for quota in counts.quotas if quota.is_for(registration.school)]
    kept = Seat.objects.filter(quota__in=own, participant=None).count() if own else 0
    return counts.free + kept


def rank_of(registration: Registration) -> int:
    """Which one it is in line, counted from 1."""
    line = list(Registration.objects.filter(event=registration.event_id).waiting().values_list("pk", flat=True))
    return line.index(registration.pk) + 1


def ranks_of(registrations: Iterable[Registration]) -> dict[int, int]:
    """The same of several registrations that wait, perhaps for several events, in one query."""
    events = {each.event_id for each in registrations}
    found: dict[int, int] = {}
    at: dict[int, int] = {}
    for pk, event in Registration.objects.filter(event__in=events).waiting().values_list("pk", "event"):
        at[event] = at.get(event, 0) + 1
        found[pk] = at[event]
    return found
