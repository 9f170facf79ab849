"""Who may open a territory, and one that is being prepared."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from .members import Membership
from .territory import Territory


@pghistory.track(fields=["since", "until"], model_name="OpeningRightEvent")
class OpeningRight(models.Model):
    """A coordinator may open territories from a day on, until one: given by a command, or by somebody who has it."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="opening_rights")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"], condition=models.Q(until=None), name="opening_right_once_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} may open territories"


class TerritoryDraft(models.Model):
    """A territory that somebody prepares, step by step; `territory` once it is open. One at a time a person."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField(_("réponses"), default=dict, help_text="as organisations.new_territory reads them")
    started_at = models.DateTimeField(default=clock.now)
    territory = models.OneToOneField(
        Territory, null=True, blank=True, on_delete=models.SET_NULL, related_name="opened_from"
    )
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by"], condition=models.Q(opened_at=None), name="territory_draft_once")
        ]

    def __str__(self) -> str:
        return f"territory draft {self.pk}"
