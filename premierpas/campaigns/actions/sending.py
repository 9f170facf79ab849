"""A campaign leaves: its readers are fixed, its letters wait for the hour, and can be stopped until then."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.audiences import Addressee
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.once import new_key
from premierpas.core.outbox.models import Delivery, Message
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.tasks import enqueue

from ..audience import weigh
from ..enums import CampaignState, Fate
from ..errors import NobodyToWriteTo, OthersMeanwhile
from ..hours import leaves_at
from ..models import Campaign, Letter
from ..notices import TRIAL
from ..tasks import dispatch
from ..wording import check, filled


@action(may="campaigns.send_campaign")
def send_campaign(campaign: Campaign, *, expected: int, by: Actor) -> Campaign:
    """Queue one letter for each person; they leave at the hour said. Sent again it changes nothing.

    Raises DomainError without words, NobodyToWriteTo, OthersMeanwhile when it isn't the number that was shown.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if campaign.state != CampaignState.DRAFT:
        return campaign
    if not (campaign.subject and campaign.text):
        raise DomainError(_("Il manque l’objet ou le texte du message."))
    for words, field in ((campaign.subject, "subject"), (campaign.text, "text")):
        check(words, field=field)
    people = weigh(campaign).people
    if not people:
        raise NobodyToWriteTo
    if len(people) != expected:
        raise OthersMeanwhile
    Letter.objects.bulk_create(
        Letter(campaign=campaign, key=each.key, name=each.name, organisation=each.organisation, email=each.email)
        for each in people
    )
    campaign.state, campaign.sent_by = CampaignState.QUEUED, by.user
    campaign.leaves_at = leaves_at(campaign.territory_id, clock.now())
    campaign.save(update_fields=["state", "sent_by", "leaves_at"])
    enqueue(dispatch, campaign_id=campaign.pk, at=campaign.leaves_at)
    return campaign


@action(may="campaigns.send_campaign")
def stop_campaign(campaign: Campaign, *, by: Actor) -> Campaign:
    """What hasn't left stays here. Raises WrongState when everything has."""
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if campaign.state != CampaignState.QUEUED:
        raise WrongState(_("Cette campagne n’attend plus son départ."))
    campaign.state, campaign.ended_at = CampaignState.STOPPED, clock.now()
    campaign.save(update_fields=["state", "ended_at"])
    campaign.letters.filter(fate=Fate.WAITING).update(fate=Fate.RECALLED)
    on_their_way = campaign.letters.filter(fate=Fate.ON_ITS_WAY)
    waiting = Message.objects.filter(pk__in=on_their_way.values("message"), state=Delivery.QUEUED)
    waiting.update(state=Delivery.RECALLED)
    on_their_way.filter(message__state=Delivery.RECALLED).update(fate=Fate.RECALLED)
    return campaign


@action(may="campaigns.change_campaign")
def try_campaign(campaign: Campaign, *, who: Addressee, by: Actor) -> None:
    """Send it to oneself, as this person would read it. Raises DomainError without an address of one's own."""
    check(campaign.subject, field="subject")
    check(campaign.text, field="text")
    if by.user is None or not by.user.email:
        raise DomainError(_("Votre compte n’a pas d’adresse e-mail : l’essai ne peut pas partir."))
    words = {
        "subject": filled(campaign.subject, who, sender=by.name),
        "text": filled(campaign.text, who, sender=by.name),
    }
    to = Recipient(name=by.name, user_id=by.user_id, email=by.user.email)
    post(TRIAL, to.by_mail, key=f"campaigns.trial:{campaign.pk}:{new_key()}", about=None, **words)
