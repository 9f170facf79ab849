"""The pupil asks for a word of recommendation; the host gives one, or kindly doesn't; it waits three weeks."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from premierpas.accounts.link_acts import revoke_links
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.text import clean, one_line
from premierpas.placements.models import Placement
from premierpas.week.actions import is_over
from premierpas.week.telling import hosts_of

from ..enums import ReferenceState
from ..errors import AskedAlready, NobodyToAsk, NotLivedYet, ReferenceIsOver
from ..models import Reference
from ..purposes import REFERENCE
from ..telling import send_reference, tell_reference

WAITS = timedelta(days=21)


def is_for_reference(link: Link, row: Reference) -> bool:
    """Made for this very word."""
    return link.subject_id == row.pk


@action(may="week.write")
def ask_for_reference(placement: Placement, *, by: Actor) -> Reference:
    """Ask whoever received the pupil, by a link: they get nothing of the pupil's contacts.

    Raises NotLivedYet, NobodyToAsk or AskedAlready.
    """
    if not is_over(placement):
        raise NotLivedYet
    if not hosts_of(placement):
        raise NobodyToAsk
    row = Reference(placement=placement, expires_on=clock.today() + WAITS)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise AskedAlready from None
    send_reference(row)
    return row


@action(may=NOBODY, links={REFERENCE: is_for_reference})
def give_reference(row: Reference, *, said: Mapping[str, Any], by: Actor) -> Reference:
    """Keep the three marks and the words, and tell the pupil. Raises ReferenceIsOver."""
    held = _waiting(row)
    for name in Reference.MARKS:
        setattr(held, name, said[name])
    held.words, held.by_name = clean(said["words"]).strip(), one_line(said["by_name"])
    held.by_function = one_line(said["by_function"])
    return _end(held, ReferenceState.GIVEN)


@action(may=NOBODY, links={REFERENCE: is_for_reference})
def decline_reference(row: Reference, *, by: Actor) -> Reference:
    """No, without a reason: the pupil hears it kindly. Raises ReferenceIsOver."""
    return _end(_waiting(row), ReferenceState.DECLINED)


@action(may=NOBODY, tasks=True)
def expire_reference(row: Reference, *, by: Actor) -> Reference:
    """Nobody has answered in time: the pupil needn't wait any longer. Raises ReferenceIsOver."""
    return _end(_waiting(row), ReferenceState.EXPIRED)


def _waiting(row: Reference) -> Reference:
    rows = Reference.objects.select_related("placement__pupil__user", "placement__enrolment__classroom__school")
    held = rows.select_for_update(of=("self",)).get(pk=row.pk)
    if held.state != ReferenceState.ASKED:
        raise ReferenceIsOver
    return held


def _end(row: Reference, state: ReferenceState) -> Reference:
    row.state, row.ended_at = state, clock.now()
    row.save()
    revoke_links(purpose=REFERENCE, subject_id=row.pk)
    tell_reference(row)
    return row
