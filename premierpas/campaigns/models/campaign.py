"""A letter to many: what it says, to whom, and what became of it for each of them."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.core.outbox.models import Message
from premierpas.organisations.models import Territory

from ..enums import CAMPAIGN_MOVES, CampaignState, Fate, Ground


class Template(models.Model):
    """Words of the territory from which a campaign begins."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="letter_templates")
    audience = models.CharField(max_length=20)
    name = models.CharField(_("nom du modèle"), max_length=80)
    subject = models.CharField(_("objet"), max_length=120)
    text = models.TextField(_("texte"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "audience", "name"], name="template_once_a_name")]

    def __str__(self) -> str:
        return self.name


@pghistory.track(fields=["state"], model_name="CampaignEvent")
class Campaign(models.Model):
    """One letter to many. While it is a draft its readers are chosen anew each time; sending fixes them."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="campaigns")
    audience = models.CharField(max_length=20)
    title = models.CharField(_("nom de la campagne"), max_length=80)
    subject = models.CharField(_("objet"), max_length=120, blank=True)
    text = models.TextField(_("texte"), blank=True)
    chosen = models.JSONField(default=dict, blank=True, help_text="by filter of the audience, what was chosen")
    without = models.JSONField(default=list, blank=True, help_text="keys of those who were taken out by hand")
    ground = models.CharField(max_length=10, choices=Ground, blank=True)
    state = models.CharField(max_length=8, choices=CampaignState, default=CampaignState.DRAFT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    leaves_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = states.guards("state", CAMPAIGN_MOVES, [CampaignState.DRAFT])
        indexes = [models.Index(fields=["territory", "-made_at"], name="campaign_territory")]

    def __str__(self) -> str:
        return self.title


class Letter(models.Model):
    """The letter of a campaign to one person; `message` is what was handed to the outbox, once."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=60, help_text="who: contact:12")
    name = models.CharField(max_length=150)
    organisation = models.CharField(max_length=150, blank=True)
    email = models.CharField(max_length=254)
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.WAITING)
    message = models.OneToOneField(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)
    unsubscribed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="letter_once_a_person")]
        indexes = [models.Index(fields=["key", "-left_at"], name="letter_of_person")]

    def __str__(self) -> str:
        return f"letter {self.pk} of {self.campaign_id}"
