"""An event is opened; its seats are counted and kept for schools."""

import secrets
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.organisations.models import School

from ..enums import RUNNING, EventState, Order
from ..errors import NotReady, TooFewFree
from ..events import EventOpened
from ..models import Event, Quota, Seat
from ..readiness import what_is_missing
from ..seats import hand_out, locked, set_seats

CHANGEABLE = (EventState.DRAFT, *RUNNING)


@action(may="events.organise")
def open_event(event: Event, *, by: Actor) -> Event:
    """It is public and takes registrations. Raises WrongState unless it is a draft, NotReady with what it lacks."""
    event = locked(event)
    if event.state != EventState.DRAFT:
        raise WrongState(_("Cet événement est déjà publié."))
    missing = what_is_missing(event)
    if missing:
        raise NotReady(missing[0])
    event.state, event.opened_at = EventState.OPEN, clock.now()
    if event.order == Order.DRAW:
        event.seed = secrets.token_hex(16)
    event.save(update_fields=["state", "opened_at", "seed"])
    emit(EventOpened(at=clock.now(), event_id=event.pk))
    return event


@action(may="events.organise")
def change_seats(event: Event, *, by: Actor, seats: int) -> Event:
    """It has exactly so many seats: new ones go to the line. Raises SeatsInUse below those that somebody has."""
    event = locked(event)
    if event.state not in CHANGEABLE:
        raise WrongState(_("Cet événement est passé ou annulé : ses places ne changent plus."))
    set_seats(event, seats)
    hand_out(event)
    return event


@action(may="events.organise")
def keep_seats(event: Event, *, by: Actor, school: School | None, seats: int, until: datetime) -> Quota:
    """So many seats are kept for a school, or for priority education as a whole, until a moment: those that it has
    already, and free ones.

    The same again changes how many and until when. Raises WrongState when the event is over or the moment isn't before
    the end of registration, TooFewFree when fewer are free.
    """
    event = locked(event)
    if event.state not in CHANGEABLE:
        raise WrongState(_("Cet événement est passé ou annulé : ses places ne changent plus."))
    quota = set_aside(event, school, seats=seats, until=until)
    hand_out(event)
    return quota


@step
def set_aside(event: Event, school: School | None, *, seats: int, until: datetime) -> Quota:
    """The same as a part of something else, which hands out what is left."""
    if not clock.now() < until <= event.closes_at:
        raise WrongState(_("Les places gardées s’ouvrent à tous avant la fin des inscriptions : changez la date."))
    quota, _made = Quota.objects.get_or_create(event=event, school=school, defaults={"until": until})
    quota.until, quota.opened_at = until, None
    quota.save(update_fields=["until", "opened_at"])
    rows = Seat.objects.filter(event=event)
    own = list(rows.filter(quota=quota).order_by(F("participant").asc(nulls_last=True), "number"))
    Seat.objects.filter(pk__in=[seat.pk for seat in own[seats:]]).update(quota=None)
    missing = max(0, seats - len(own))
    free = list(rows.filter(quota=None, participant=None).order_by("-number").values_list("pk", flat=True)[:missing])
    if len(free) < missing:
        raise TooFewFree(min(len(own), seats) + len(free))
    Seat.objects.filter(pk__in=free).update(quota=quota)
    return quota
