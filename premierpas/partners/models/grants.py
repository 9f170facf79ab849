"""Money that was promised for something, and the figures that prove what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states

from ..enums import FIRST_GRANT_STATES, GRANT_MOVES, GrantState
from .files import Partner


class Grant(models.Model):
    """A grant of a partner, from the call to the report. `first_day` and `last_day`: of what it pays for."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="grants")
    title = models.CharField(_("intitulé"), max_length=150)
    state = models.CharField(max_length=8, choices=GrantState, default=GrantState.CALL)
    call_closes_on = models.DateField(_("à déposer avant le"))
    asked = models.PositiveIntegerField(_("montant demandé, en euros"), null=True, blank=True)
    granted = models.PositiveIntegerField(_("montant accordé, en euros"), null=True, blank=True)
    promised_use = models.TextField(_("ce que nous promettons d’en faire"), blank=True)
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    report_due = models.DateField(_("bilan à rendre avant le"))
    reported_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="grant_ends_after_its_start"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[GrantState.GRANTED, GrantState.REPORTED])
                | models.Q(granted__isnull=False),
                name="grant_has_its_amount",
            ),
        ]
        triggers = states.guards("state", GRANT_MOVES, FIRST_GRANT_STATES)

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """A figure that a grant is measured by, and how much was promised."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="targets")
    indicator = models.CharField(_("chiffre"), max_length=30, help_text="of insights.indicators")
    promised = models.PositiveIntegerField(_("promis"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "indicator"], name="target_once_a_grant")]

    def __str__(self) -> str:
        return f"{self.indicator} of grant {self.grant_id}"
