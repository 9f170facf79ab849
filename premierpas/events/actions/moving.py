"""An event takes place at another moment or place, or not at all: everybody who counted on it is told, each once."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.reasons import reason_given

from ..dates import Date, dropped
from ..enums import EventState, RegistrationState
from ..errors import DatesOutOfOrder, DrawTooLate, InThePast, NotReady
from ..events import EventCancelled, EventChanged
from ..models import Event, Session
from ..news import everybody, tell_cancelled, tell_moved
from ..readiness import place_missing
from ..seats import end, hand_out, locked
from .drafting import is_to_come, set_values
from .programme import Line, set_rows

# What one has to know to be there: whoever has registered hears of any other change on the page alone.
TOLD = ("start", "end", "where", "video", "venue", "street", "postal_code", "city", "meeting_point")


@action(may="events.organise")
def move_event(event: Event, *, by: Actor, values: Mapping[str, Any], sessions: Sequence[Line] = ()) -> Event:
    """When and where it is, with its other dates. Once it is open, everybody is told and its calendar entry changes.

    Raises WrongState once it is over, InThePast, DatesOutOfOrder, DrawTooLate, or NotReady without a place.
    """
    event = locked(event)
    is_to_come(event)
    before, was = event.start, {name: getattr(event, name) for name in TOLD}
    set_values(event, values)
    if event.is_running and event.start != before and event.start <= clock.now():
        raise InThePast
    if event.is_running and (missing := next(place_missing(event), None)):
        raise NotReady(missing)
    _follow_one_another([Date(event.start, event.end), *(Date(**line.values) for line in sessions)])
    if event.awaits_draw and event.draw_at is not None and event.draw_at >= event.start:
        if event.is_running:
            raise DrawTooLate
        event.draw_at = event.closes_at
    dates = {each.pk: each for each in event.sessions.all()}
    other_dates = set_rows(Session, event, sessions)
    gone = dates.keys() - set(event.sessions.values_list("pk", flat=True))
    if event.is_running:
        event.dropped += [dropped(dates[each]) for each in sorted(gone)]
    moved = event.is_running and (other_dates or was != {name: getattr(event, name) for name in TOLD})
    event.sequence += 1 if moved else 0
    event.save()
    event.refresh_from_db(fields=["over_at"])
    _keep_nothing_longer(event)
    if moved:
        tell_moved(event, everybody(event), before=before)
        emit(EventChanged(at=clock.now(), event_id=event.pk))
    hand_out(event)
    return event


def _follow_one_another(dates: Sequence[Date]) -> None:
    if min(dates) != dates[0] or any(each.start < before.end for before, each in pairwise(sorted(dates))):
        raise DatesOutOfOrder


@step
def _keep_nothing_longer(event: Event) -> None:
    """What was kept for a school until a day that is too late now falls open as registration closes; no seat is held
    for an answer once it has begun."""
    event.quotas.filter(opened_at=None, until__gt=event.closes_at).update(until=event.closes_at)
    offered = event.registrations.filter(state=RegistrationState.OFFERED)
    offered.filter(answer_by__gt=event.start).update(answer_by=event.start)


@action(may="events.organise")
def cancel_event(event: Event, *, by: Actor, why: str) -> Event:
    """It doesn't take place: every registration ends, everybody is told why. Raises WrongState or ReasonMissing."""
    event = locked(event)
    if not event.is_running:
        raise WrongState(_("Cet événement n’est pas publié, ou il est déjà passé ou annulé."))
    why = reason_given(why, field="why")
    who = everybody(event)
    event.state, event.why_cancelled = EventState.CANCELLED, why
    event.sequence += 1
    event.save(update_fields=["state", "why_cancelled", "sequence"])
    for registration in event.registrations.live().order_by("pk"):
        end(registration, RegistrationState.OVER)
    tell_cancelled(event, who)
    emit(EventCancelled(at=clock.now(), event_id=event.pk))
    return event


@step
def report_event(event: Event) -> None:
    """Its report is made: a part of sharing it, under the event's lock, once it has taken place."""
    if event.state == EventState.HELD:
        event.state = EventState.REPORTED
        event.save(update_fields=["state"])
