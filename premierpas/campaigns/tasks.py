"""Letters leave: a batch at a time, each once, within the hours, as long as nobody stops them."""

from django.db import transaction

from premierpas.core import clock
from premierpas.core.audiences import Addressee, Audience, LeftOut
from premierpas.core.outbox.about import About
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.tasks import app, enqueue

from .audience import audience_of, reasons_of
from .enums import CampaignState, Fate, Ground
from .hours import leaves_at
from .models import Campaign, Letter
from .notices import letter_to
from .wording import filled

BATCH = 100


@app.task(name="campaigns.dispatch", queue="bulk")
def dispatch(campaign_id: int) -> None:
    """Hand over the next letters of a campaign. Run again, or by two workers at once, no letter leaves twice."""
    with transaction.atomic():
        campaign = Campaign.objects.select_related("sent_by").get(pk=campaign_id)
        if campaign.state != CampaignState.QUEUED:
            return
        hour = leaves_at(campaign.territory_id, clock.now())
        if hour > clock.now():
            enqueue(dispatch, campaign_id=campaign.pk, at=hour)
            return
        waiting = campaign.letters.filter(fate=Fate.WAITING).order_by("pk")
        batch = list(waiting.select_for_update(skip_locked=True)[:BATCH])
        if batch:
            _hand_over(campaign, batch)
        if waiting.exists():
            if batch:  # else another worker holds the rest, and goes on
                enqueue(dispatch, campaign_id=campaign.pk)
            return
        rows = Campaign.objects.filter(pk=campaign.pk, state=CampaignState.QUEUED)
        rows.update(state=CampaignState.SENT, ended_at=clock.now())


def _hand_over(campaign: Campaign, batch: list[Letter]) -> None:
    """Each person as they are now: whoever has left or wants none any more gets nothing."""
    audience = audience_of(campaign)
    wanted = {letter.key for letter in batch}
    # What was necessary may have been done since; what else was chosen by isn't asked again.
    chosen = campaign.chosen if campaign.ground == Ground.NECESSARY else {}
    now = {each.key: each for each in audience.find(campaign.territory_id, chosen) if each.key in wanted}
    reasons = reasons_of(campaign, audience, list(now.values()))
    for letter in batch:
        who = now.get(letter.key)
        reason = reasons.get(letter.key)
        if who is None or reason is not None:
            letter.fate = Fate.UNWANTED if reason == LeftOut.UNSUBSCRIBED else Fate.LEFT_OUT
        else:
            letter.email, letter.fate = who.email, Fate.ON_ITS_WAY
            letter.message = _posted(campaign, audience, letter, who)
    Letter.objects.bulk_update(batch, ["fate", "email", "message"])


def _posted(campaign: Campaign, audience: Audience, letter: Letter, who: Addressee) -> Message:
    sender = campaign.sent_by.name if campaign.sent_by else ""
    key = f"campaign:{campaign.pk}:{letter.pk}"
    post(
        letter_to(audience),
        Recipient(name=who.name, email=who.email, whose=who.key),
        key=key,
        about=About("campaign", campaign.pk, campaign.territory_id),
        subject=filled(campaign.subject, who, sender=sender),
        text=filled(campaign.text, who, sender=sender),
        organisation=who.organisation,
    )
    return Message.objects.get(key=key)
