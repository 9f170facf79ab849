"""An event begins as a draft with what is usual for its kind, is filled in, and is dropped when nobody wants it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.geography import communes_of_postal_code
from premierpas.core.text import plain
from premierpas.organisations.models import Company, Territory
from premierpas.organisations.territories import commune_of

from ..enums import EventState, Kind, Order
from ..models import Event
from ..seats import hand_out, locked, set_seats
from ..usual import USUAL, Usual
from .opening import CHANGEABLE

# What anybody may correct at any time, and what was promised to those who have registered.
ALWAYS = frozenset(
    {
        "title", "summary", "about", "company", "bring", "route", "access", "meeting_point", "open_to",
        "hold_hours", "asks_authorisation", "asks_needs", "asks_photos",
    }
)  # fmt: skip
PLACE = frozenset({"where", "video", "venue", "street", "postal_code", "city"})
MOMENT = frozenset({"start", "end", "closes_at"})
PROMISED = MOMENT | PLACE | {"kind", "for_whom", "order", "draw_at"}
LAST_SLUG = 500


@action(may="events.organise", on="territory")
def draft_event(
    territory: Territory,
    *,
    by: Actor,
    kind: Kind,
    title: str,
    summary: str,
    start: datetime,
    company: Company | None = None,
) -> Event:
    """A new draft, with what is usual for its kind; a company's place and name where it is one's day."""
    usual = USUAL[kind]
    event = Event(
        territory=territory, kind=kind, title=title, summary=summary, company=company, start=start,
        end=start + usual.lasts, closes_at=start - usual.closes, slug=free_slug(title, start), made_by_id=by.user_id,
        **_rules(usual, start),
    )  # fmt: skip
    if company is not None:
        set_place(event, venue=company.name, street=company.street, postal_code=company.postal_code, city=company.city)
    event.save()
    set_seats(event, usual.seats)
    return event


def _rules(usual: Usual, start: datetime) -> dict[str, Any]:
    return {
        "for_whom": usual.for_whom,
        "open_to": usual.open_to,
        "order": usual.order,
        "draw_at": start - usual.closes + timedelta(hours=1) if usual.order == Order.DRAW else None,
        "asks_authorisation": usual.asks_authorisation,
        "asks_needs": usual.asks_needs,
        "asks_photos": usual.asks_photos,
    }


def free_slug(title: str, start: datetime) -> str:
    """An address that no event has: the title, its day, and a number where that isn't enough."""
    root = f"{slugify(title)[:60] or 'evenement'}-{start.astimezone(clock.PARIS):%d-%m-%Y}"
    taken = set(Event.objects.filter(slug__startswith=root).values_list("slug", flat=True))
    numbered = (f"{root}-{number}" for number in range(2, LAST_SLUG))
    return next(slug for slug in (root, *numbered) if slug not in taken)


@step
def set_place(event: Event, **place: str) -> None:
    """Where it is, with the commune that its address names."""
    for name, value in place.items():
        setattr(event, name, value)
    found = commune_of(event.postal_code, _named(event.city, event.postal_code)) if event.postal_code else None
    event.insee = found.insee if found else ""
    event.latitude, event.longitude = (found.latitude, found.longitude) if found else (None, None)


def _named(city: str, postal_code: str) -> str:
    """The commune of this name among those that share the code."""
    return next((each.insee for each in communes_of_postal_code(postal_code) if plain(each.name) == plain(city)), "")


@step
def set_values(event: Event, values: Mapping[str, Any]) -> None:
    """Take these values into the row, unsaved; the place with its commune."""
    for name, value in values.items():
        if name not in PLACE:
            setattr(event, name, value)
    if PLACE & set(values):
        set_place(event, **{name: values[name] for name in PLACE & set(values)})


@action(may="events.organise")
def change_event(event: Event, *, by: Actor, values: Mapping[str, Any]) -> Event:
    """Write these fields. Raises WrongState once it is over, and for what was promised once it is open."""
    event = locked(event)
    is_to_come(event)
    allowed = ALWAYS if event.is_running else ALWAYS | PROMISED
    if not set(values) <= allowed:
        raise WrongState(_("L’événement est publié : la date, le lieu, l’ordre et qui s’inscrit ne changent plus ici."))
    set_values(event, values)
    event.save()
    hand_out(event)
    return event


@action(may="events.organise")
def drop_event(event: Event, *, by: Actor) -> None:
    """A draft that nobody has seen goes. Raises WrongState for any other: those are cancelled."""
    event = locked(event)
    if event.state != EventState.DRAFT:
        raise WrongState(_("Cet événement est publié : annulez-le, pour que tout le monde soit prévenu."))
    event.delete()


def is_to_come(event: Event) -> None:
    """Raises WrongState when it has taken place or been cancelled."""
    if event.state not in CHANGEABLE:
        raise WrongState(_("Cet événement est passé ou annulé : il ne change plus."))
