"""The hall is described, and the hours are made."""

import secrets
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.events.models import Event

from ..errors import HoursOutside, NoHours, OutsideHall, TooManyHours
from ..models import Forum, Slot, Stand
from ..waiting import SHARE

MOST_SLOTS = 12


@step
def locked(event: Event) -> Forum:
    """The forum of an event, made if it is new, until the end of the transaction."""
    Forum.objects.get_or_create(event=event, defaults={"seed": secrets.token_hex(16)})
    return Forum.objects.select_for_update(of=("self",)).select_related("event").get(event=event)


@action(may="forums.organise")
def describe_forum(
    event: Event, *, by: Actor, columns: int, rows: int, places: int, wishes_until: datetime | None
) -> Forum:
    """How big the hall is, how many come to a stand at a time, until when pupils choose.

    Raises OutsideHall when a stand has a number beyond, WrongState once pupils know where they go, or DomainError.
    """
    forum = locked(event)
    if forum.published_at is not None and places != forum.places:
        raise WrongState(_("Les élèves savent déjà où ils vont : changez les places stand par stand."))
    if wishes_until is not None and wishes_until > forum.event.start:
        raise DomainError(_("Les vœux se ferment avant le forum."), field="wishes_until")
    if Stand.objects.filter(event=event, number__gt=columns * rows).exists():
        raise OutsideHall(columns * rows)
    forum.columns, forum.rows, forum.places, forum.wishes_until = columns, rows, places, wishes_until
    forum.save(update_fields=["columns", "rows", "places", "wishes_until"])
    settle(SHARE.code, [forum.pk])
    return forum


@action(may="forums.organise")
def make_slots(event: Event, *, by: Actor, first: datetime, last: datetime, minutes: int, pause: int) -> list[Slot]:
    """Hours of so many minutes, one after the other; they replace those of before, and what was shared out by them.

    Raises WrongState once pupils know where they go, HoursOutside, NoHours or TooManyHours.
    """
    forum = locked(event)
    if forum.published_at is not None:
        raise WrongState(_("Les élèves savent déjà où ils vont : les passages ne changent plus."))
    if first < forum.event.start or last > forum.event.end:
        raise HoursOutside(forum.event.start.astimezone(clock.PARIS), forum.event.end.astimezone(clock.PARIS))
    made = list[Slot]()
    while first + timedelta(minutes=minutes) <= last:
        made.append(Slot(event=event, start=first, end=first + timedelta(minutes=minutes)))
        first = made[-1].end + timedelta(minutes=pause)
        if len(made) > MOST_SLOTS:
            raise TooManyHours(MOST_SLOTS)
    if not made:
        raise NoHours
    if [(each.start, each.end) for each in made] == list(
        Slot.objects.filter(event=event).order_by("start").values_list("start", "end")
    ):
        return list(Slot.objects.filter(event=event).order_by("start"))
    Slot.objects.filter(event=event).delete()
    forum.assigned_at = None
    forum.save(update_fields=["assigned_at"])
    made = Slot.objects.bulk_create(made)
    settle(SHARE.code, [forum.pk])
    return made
