"""What is asked of those who have a seat, and what the door saw."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.events.models import Event, Participant
from premierpas.people.models import Guardian

from .enums import How, Leaves, Way


class Needs(models.Model):
    """What one person eats and needs, and whether they want to be on photos; no answer means no."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="needs")
    diet = models.CharField(_("ce que tu manges"), max_length=200, blank=True)
    access = models.CharField(_("ce qu’il te faut pour venir"), max_length=300, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    photos = models.BooleanField(null=True)

    class Meta:
        verbose_name_plural = "needs"

    def __str__(self) -> str:
        return f"needs of {self.participant_id}"


class Consent(models.Model):
    """A guardian's word, or the one that the school noted (`guardian` is then none); the newest replaces the former.

    It holds for `day`, and for the other days of a series (`also`): an event that moves to another day asks again.
    `photos`: None while it wasn't asked.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    how = models.CharField(max_length=6, choices=How)
    yes = models.BooleanField()
    photos = models.BooleanField(null=True)
    by_name = models.CharField(max_length=150)
    leaves = models.CharField(max_length=5, choices=Leaves, blank=True)
    leaves_with = models.CharField(max_length=150, blank=True)
    day = models.DateField()
    also = ArrayField(
        models.DateField(), default=list, db_default=models.Value([], ArrayField(models.DateField())), blank=True
    )
    at = models.DateTimeField(default=clock.now)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "guardian"], nulls_distinct=False, name="consent_once_a_guardian"
            ),
            models.CheckConstraint(
                name="consent_leaves_with_an_adult", condition=Q(leaves=Leaves.ADULT) | Q(leaves_with="")
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Passage(models.Model):
    """One person went in or out at a door. The scanner makes the `nonce`, so that what is sent again is noted once."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="passages")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="passages")
    nonce = models.UUIDField(unique=True)
    kind = models.CharField(max_length=3, choices=Way)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    offline = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["event", "at"], name="passage_of_event")]
        ordering = ["at", "nonce"]

    def __str__(self) -> str:
        return f"passage {self.pk}"
