"""How many seats there are, for whom some are kept, and in which order they go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from premierpas.core.actions import Actor, action
from premierpas.organisations.models import School

from ..models import Event, Quota, Seat
from ..seats import locked, set_seats
from .drafting import change_event, is_to_come
from .opening import set_aside


@dataclass(frozen=True)
class Kept:
    """Seats for a school, or for priority education as a whole where none is named."""

    school: School | None
    seats: int
    until: datetime


@action(may="events.organise")
def set_places(
    event: Event, *, by: Actor, seats: int, kept: Sequence[Kept] = (), values: Mapping[str, Any] | None = None
) -> Event:
    """All of it at once, or nothing; what isn't kept goes to the line at the end.

    What is no longer kept for anybody is anybody's. Raises SeatsInUse, TooFewFree, or WrongState.
    """
    event = locked(event)
    is_to_come(event)
    wanted = {each.school.pk if each.school else None for each in kept}
    for quota in Quota.objects.filter(event=event, opened_at=None):
        if quota.school_id not in wanted:
            Seat.objects.filter(quota=quota).update(quota=None)
            quota.delete()
    set_seats(event, seats)
    for each in kept:
        set_aside(event, each.school, seats=each.seats, until=each.until)
    return change_event(event, by=by, values=values or {})
