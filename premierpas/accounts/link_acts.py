"""Making, finding, using and renewing links without account; upper floors register what a purpose does."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.errors import DomainError
from premierpas.core.ports import Port
from premierpas.core.requests import SiteRequest

from .links import Link, hash_of

DAYS_VALID = 60


class LinkOver(DomainError):
    """The link was used, replaced, or its time is over."""

    def __init__(self) -> None:
        super().__init__(_("Ce lien a déjà servi ou n’est plus valable."))


class NotHeld(Exception):
    """Whoever holds the link no longer holds the part it was made for; what was begun is taken back.

    No DomainError: a screen says those beside a field and goes on, and here nothing may go on.
    """


@dataclass(frozen=True)
class Purpose:
    """What a kind of link is for.

    `still_holds(link)` says whether its holder still is what it was made for: member, guardian, signatory, tutor. It is
    asked before every screen, and again when the link is used, under the act's locks.
    `screen(request, link)` shows the act on GET, and does it on POST; `done(request, link)` shows the result after use;
    `renew(link)` makes a new link and posts it to the address on file, never to one that a visitor types; it is offered
    while `may_renew(link)` says that there is still something to do, and somewhere to send it.
    """

    still_holds: Callable[[Link], bool]
    screen: Callable[[SiteRequest, Link], HttpResponse]
    done: Callable[[SiteRequest, Link], HttpResponse]
    renew: Callable[[Link], Any]
    may_renew: Callable[[Link], bool]


purposes = Port[Purpose]("accounts.link_purposes", "by their purpose, what links without account do, and for whom")


def purpose_of(link: Link) -> Purpose | None:
    """What this link is for; None when no floor knows it (any more)."""
    return purposes.get(link.purpose)


def is_held(link: Link) -> bool:
    """Whether the holder still holds the part that the link was made for; raises ObjectDoesNotExist with its thing."""
    purpose = purpose_of(link)
    return purpose is not None and purpose.still_holds(link)


@transaction.atomic(savepoint=False)
def make_link(
    *,
    purpose: str,
    subject_id: int,
    recipient: str,
    recipient_name: str = "",
    days_valid: int = DAYS_VALID,
    expires_at: datetime | None = None,
) -> Link:
    """A fresh link for one person; their former ones for the same act no longer work."""
    former = Link.objects.filter(purpose=purpose, subject_id=subject_id, recipient=recipient, used_at=None)
    former.filter(revoked_at=None).update(revoked_at=clock.now())
    link = Link.objects.create(
        purpose=purpose,
        subject_id=subject_id,
        recipient=recipient,
        recipient_name=recipient_name,
        nonce=secrets.token_hex(16),
        expires_at=expires_at or clock.now() + timedelta(days=days_valid),
    )
    link.token_hash = hash_of(link.token)
    link.save(update_fields=["token_hash"])
    return link


def find_link(token: str) -> Link | None:
    """The link of a token, in whatever state; found by its hash."""
    return Link.objects.filter(token_hash=hash_of(token)).first()


@transaction.atomic
def use_link(link: Link) -> Link:
    """Mark the act as done, inside the act's own transaction; raises LinkOver when it already was, or NotHeld."""
    link = Link.objects.select_for_update().get(pk=link.pk)
    if not link.is_open:
        raise LinkOver
    if not is_held(link):
        raise NotHeld
    link.used_at = clock.now()
    link.save(update_fields=["used_at"])
    return link


def lock_link(link: Link) -> Link:
    """The link as it is now, locked until the end of the transaction, so that a double post waits its turn."""
    return Link.objects.select_for_update().get(pk=link.pk)


def renew_link(link: Link) -> bool:
    """Ask the purpose for a new link to the address on file; False when the act is no longer possible."""
    same = Link.objects.filter(purpose=link.purpose, subject_id=link.subject_id).order_by("-pk")
    newest = same.values_list("pk", flat=True).first()
    purpose = purpose_of(link)
    if purpose is None:
        return False
    with transaction.atomic():
        if purpose.may_renew(link):
            purpose.renew(link)
    return same.values_list("pk", flat=True).first() != newest


def revoke_links(*, purpose: str, subject_id: int, recipient: str | None = None) -> int:
    """End open links of an act (of one recipient only, when given)."""
    links = Link.objects.filter(purpose=purpose, subject_id=subject_id, used_at=None, revoked_at=None)
    if recipient is not None:
        links = links.filter(recipient=recipient)
    return links.update(revoked_at=clock.now())


def link_address(pk: str) -> str:
    """The address of `link:<id>` when its message is delivered; empty when it no longer opens anything."""
    link = _link.first(link=int(pk))
    return link.address if link and link.revoked_at is None else ""


_link = Compiled(lambda: Link.objects.filter(pk=Given("link")))
