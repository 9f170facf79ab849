"""A reminder by hand: it carries a working link, then rests for a day."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.events import emit

from ..errors import AlreadySigned, NoContact, NotYourTurn, RestsStill, SignerLeft
from ..events import SignatoryReminded
from ..holders import holds_seat
from ..models import AgreementState, Party, Signatory
from .drafting import lock, require
from .signing import turn_of

RESTS = timedelta(hours=24)


@action(may="placements.manage_seat")
def remind(signatory: Signatory, *, by: Actor) -> Signatory:
    """Remind a party whose turn it is, if somebody still holds its seat.

    Raises RestsStill, NotYourTurn, NoContact, SignerLeft, AlreadySigned or AgreementMoved.
    """
    agreement = lock(signatory.agreement_id)
    require(agreement, AgreementState.SIGNING)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if row.has_signed:
        raise AlreadySigned
    if row.turn > turn_of(agreement):
        raise NotYourTurn
    if row.user_id is None and not row.reachable:
        raise NoContact
    if row.party != Party.SCHOOL and not holds_seat(row):
        raise SignerLeft
    now = clock.now()
    if row.reminded_at is not None and now - row.reminded_at < RESTS:
        raise RestsStill
    row.reminded_at = now
    row.save(update_fields=["reminded_at"])
    emit(SignatoryReminded(at=now, agreement_id=agreement.pk, signatory_id=row.pk))
    return row
