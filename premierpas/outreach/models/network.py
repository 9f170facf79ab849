"""Companies that have signed the charter, what they commit to each year, and what they answered in autumn."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from ..enums import SameAgain
from .files import CompanyFile
from .keeping import Document


@pghistory.track(fields=["public_since", "left_on"], model_name="NetworkMembershipEvent")
class NetworkMembership(models.Model):
    """A company of the network: since when, signed by whom, and whether everybody may know it."""

    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="network")
    since = models.DateField(_("charte signée le"))
    signed_by = models.CharField(_("signée par"), max_length=150)
    signed_as = models.CharField(_("sa fonction"), max_length=100, blank=True)
    charter = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="charter_of")
    public_since = models.DateTimeField(null=True, blank=True, help_text="it said that everybody may know")
    public_said_by = models.CharField(max_length=150, blank=True)
    left_on = models.DateField(null=True, blank=True)
    why_left = models.CharField(_("pourquoi"), max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(left_on=None), name="network_member_once"),
            models.CheckConstraint(
                condition=models.Q(public_since=None) | ~models.Q(public_said_by=""), name="network_public_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"network membership of {self.file_id}"


class Commitment(models.Model):
    """What a member promises for one school year: so many seats, in these trades."""

    membership = models.ForeignKey(NetworkMembership, on_delete=models.CASCADE, related_name="commitments")
    year = models.PositiveSmallIntegerField(help_text="the year in which the school year begins")
    seats = models.PositiveSmallIntegerField(_("places"))
    trades = models.CharField(_("métiers"), max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "year"], name="commitment_once_a_year"),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="commitment_of_seats"),
        ]

    def __str__(self) -> str:
        return f"{self.seats} seats of {self.membership_id} in {self.year}"


class YearlyQuestion(models.Model):
    """« Same as last year? », asked of a member once a school year, and what it answered."""

    membership = models.ForeignKey(NetworkMembership, on_delete=models.CASCADE, related_name="questions")
    year = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=12, choices=SameAgain, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "year"], name="asked_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None)
                | ~models.Q(answer="") & models.Q(answered_at__isnull=False),
                name="answer_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"question of {self.year} to {self.membership_id}"
