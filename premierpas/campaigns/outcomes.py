"""What became of letters, as the outbox tells it: noted at the letter, and by the floor that knows its reader."""

from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.audiences import audiences
from premierpas.core.outbox.models import Delivery, Message

from .enums import Fate
from .models import Letter

FATES = {
    Delivery.SENT: Fate.SENT, Delivery.BOUNCED: Fate.BOUNCED, Delivery.UNWANTED: Fate.UNWANTED,
    Delivery.FAILED: Fate.FAILED, Delivery.RECALLED: Fate.RECALLED,
}  # fmt: skip


def note_outcome(message: Message) -> None:
    """Keep it at the letter; one that has left is told where the company's past is read."""
    fate = FATES.get(Delivery(message.state))
    if not message.scope or fate is None:
        return
    letter = Letter.objects.select_for_update(of=("self",)).select_related("campaign").filter(message=message).first()
    if letter is None:
        return
    first = fate == Fate.SENT and letter.left_at is None
    letter.fate, letter.left_at = fate, clock.now() if first else letter.left_at
    letter.save(update_fields=["fate", "left_at"])
    audience = audiences.get(letter.campaign.audience)
    if first and audience is not None and audience.sent is not None:
        with working_as(Actor.task("campaigns.letters")):
            audience.sent(letter.key, letter.campaign.title, letter.campaign.sent_by_id)
