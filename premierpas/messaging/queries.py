"""Reads behind the outbox page: a page of occasions, each with its messages and where a refused address is mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator

from premierpas.accounts.capacities import Viewer
from premierpas.core.outbox.about import Thing, named
from premierpas.core.outbox.addresses import address_of
from premierpas.core.outbox.models import Channel, Delivery, Message
from premierpas.core.outbox.secrets import hidden, revealed
from premierpas.core.phones import said_phone
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil

from .listing import OCCASIONS_PER_PAGE, Listing, Wanted

REFUSED = (Delivery.BOUNCED, Delivery.FAILED)


@dataclass(frozen=True)
class Sent:
    """One message as the list shows it; its text only to those whose territory's affair it is."""

    message: Message
    to: str
    body: str
    address: str
    mender: Thing | None


@dataclass(frozen=True)
class Occasion:
    """All that was sent about one thing on one day."""

    key: str
    title: str
    url: str
    last: datetime
    refused: bool
    messages: tuple[Sent, ...]


def occasions(viewer: Viewer, wanted: Wanted, page: str | None) -> tuple[Page[Any], list[Occasion], Any]:
    """One page of occasions, the newest first, each with its messages, and what was meant by words with a typo.

    The same number of queries however many there are.
    """
    listing = Listing(viewer.territory_id, wanted)
    listed: Any = Paginator(range(listing.count()), OCCASIONS_PER_PAGE).get_page(page)
    listed.object_list = listing.stretch((listed.number - 1) * OCCASIONS_PER_PAGE)
    found: dict[str, list[Message]] = {key: [] for key in listed.object_list}
    for message in listing.messages(list(found)):
        found[message.occasion].append(message)
    everything = [message for group in found.values() for message in group]
    places = _places_of(everything)
    things = named({message.about for message in everything} | set(places.values()))
    return (
        listed,
        [_occasion(key, group, viewer, things, places) for key, group in found.items() if group],
        listing.meant,
    )


def _occasion(
    key: str, group: list[Message], viewer: Viewer, things: dict[str, Thing], places: dict[int, str]
) -> Occasion:
    first = group[0]
    own = first.territory is None or first.territory == viewer.territory_id
    thing = things.get(first.about) if own else None
    return Occasion(
        key=key,
        title=thing.title if thing else first.subject,
        url=thing.url if thing else "",
        last=first.at,
        refused=any(message.state in REFUSED for message in group),
        messages=tuple(_sent(message, own, things.get(_place(message, places))) for message in group),
    )


def _sent(message: Message, own: bool, place: Thing | None) -> Sent:
    return Sent(
        message=message,
        to=reader_of(message),
        body=shown_body(message) if own else "",
        address=shown_address(message) if own else "",
        mender=place if message.state in REFUSED and message.channel != Channel.APP else None,
    )


def _place(message: Message, places: dict[int, str]) -> str:
    """Where the address stands: with the account's place, else with the thing that the message is about."""
    return places.get(message.user_id or 0) or message.about


def _places_of(messages: Iterable[Message]) -> dict[int, str]:
    """Account → the place where a refused address of it can be mended."""
    users = {message.user_id for message in messages if message.user_id and message.state in REFUSED}
    if not users:
        return {}
    found: dict[int, str] = {}
    for row in Membership.objects.filter(user__in=users, until=None).order_by("pk"):
        kinds = {"school": row.school_id, "company": row.company_id, "territory": row.territory_id}
        found[row.user_id] = next(f"{kind}:{pk}" for kind, pk in kinds.items() if pk)
    pupils = Pupil.objects.filter(user__in=users).values_list("user", "pk")
    return found | {user: f"pupil:{pk}" for user, pk in pupils if user}


def shown_address(message: Message) -> str:
    """Where the message's button leads. Only the demo world shows it: a link lets its holder act for the recipient."""
    return address_of(message.link) if settings.SHOW_SECRETS else ""


def shown_body(message: Message) -> str:
    """The text; a code inside it is seen in the demo world only, for it lets its holder sign in or sign."""
    return revealed(message) if settings.SHOW_SECRETS else hidden(message)


def reader_of(message: Message) -> str:
    """Who a message is for, as a list shows it: a name in the app, else the address or number it left for."""
    if message.channel == Channel.APP and message.user:
        return message.user.name
    return said_phone(message.to) if message.channel == Channel.SMS else message.to
