"""A door notes who goes in and out. What is sent twice is noted once, and no order of arrival changes who is inside."""

import uuid
from datetime import datetime, timedelta

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.events import emit
from premierpas.core.once import NotItsKey
from premierpas.events.events import ParticipantCame
from premierpas.events.models import Event, Participant
from premierpas.events.seats import locked

from ..enums import Way
from ..errors import DoorClosed, TurnedAway
from ..models import Passage
from ..standing import read
from ..verdicts import why_turned_away

OPENS = timedelta(hours=12)  # so long before the start; what a scanner with a wrong clock says is at most so wrong


@action(may="events.welcome")
def pass_door(
    event: Event,
    participant: Participant,
    *,
    by: Actor,
    nonce: uuid.UUID,
    kind: Way = Way.IN,
    at: datetime | None = None,
    offline: bool = False,
) -> Passage:
    """This person went in or out; `at`: when, for what a scanner kept without a network.

    The same `nonce` again changes nothing. The first entry is when they came. What has happened offline is noted in
    any case, since they are inside; else raises TurnedAway. Raises DoorClosed, or NotItsKey for another's nonce.
    """
    event = locked(event)
    participant = read(Participant.objects.filter(pk=participant.pk, event=event)).get()
    known = Passage.objects.filter(nonce=nonce).first()
    if clock.now() < event.start - OPENS:
        raise DoorClosed
    if known is not None:
        if (known.participant_id, known.kind) != (participant.pk, kind):
            raise NotItsKey
        return known
    why = why_turned_away(participant) if kind == Way.IN and not offline else None
    if why is not None:
        raise TurnedAway(why)
    when = min(max(at or clock.now(), event.start - OPENS), clock.now())
    passage = Passage.objects.create(
        event=event, participant=participant, nonce=nonce, kind=kind, at=when, by_id=by.user_id, offline=offline
    )
    if kind == Way.IN and (participant.came_at is None or when < participant.came_at):
        first = participant.came_at is None
        participant.came_at = when
        participant.save(update_fields=["came_at"])
        if first:
            emit(ParticipantCame(at=clock.now(), participant_id=participant.pk))
    return passage
