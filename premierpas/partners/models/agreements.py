"""What was agreed with a partner, version by version; what was asked of an institution and what it answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from ..enums import Outcome
from .files import Partner


class Agreement(models.Model):
    """One version of an agreement. `replaces` is the former version, which then holds no longer.

    Unsigned, it is to be signed by `sign_by`; signed, it is looked at again two months before `ends_on`.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="agreements")
    title = models.CharField(_("titre"), max_length=150)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="next")
    sign_by = models.DateField(_("à signer avant le"))
    signed_on = models.DateField(_("signée le"), null=True, blank=True)
    our_signatory = models.CharField(_("signe pour l’association"), max_length=150, blank=True)
    their_signatory = models.CharField(_("signe pour le partenaire"), max_length=150, blank=True)
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="not renewed, or given up")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="partner_agreement_ends_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"


class Request(models.Model):
    """What was asked of an institution, until when it is expected to answer, and what it said."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="requests")
    asked = models.TextField(_("ce que nous demandons"))
    asked_on = models.DateField(_("demandé le"), default=clock.today)
    due = models.DateField(_("réponse attendue le"))
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("ce qu’il a répondu"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.WAITING, answered_on=None)
                | ~models.Q(outcome=Outcome.WAITING) & models.Q(answered_on__isnull=False),
                name="request_answered_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"request {self.pk} of partner {self.partner_id}"
