"""The hall of a forum: its stands with their answers, its hours, and how many may come when."""

import hashlib

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.events.models import Event
from premierpas.organisations.models import Company

from ..enums import Answer, Need

COLUMNS, ROWS, PLACES = 6, 4, 8  # of a hall and a stand that nobody has described yet


class Forum(models.Model):
    """What an event that is a forum has besides. `seed`: decides between equals; its fingerprint is shown before."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="forum")
    columns = models.PositiveSmallIntegerField(_("emplacements dans la largeur"), default=COLUMNS)
    rows = models.PositiveSmallIntegerField(_("rangées"), default=ROWS)
    places = models.PositiveSmallIntegerField(_("élèves à la fois sur un stand"), default=PLACES)
    wishes_until = models.DateTimeField(_("fin des vœux"), null=True, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    assigned_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="forum_has_a_hall", condition=Q(columns__range=(1, 12), rows__range=(1, 12), places__gte=1)
            ),
            models.CheckConstraint(
                name="forum_published_once_assigned", condition=Q(published_at=None) | Q(assigned_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"forum of {self.event_id}"

    @property
    def commitment(self) -> str:
        """The fingerprint of the seed, shown while pupils choose."""
        return hashlib.sha256(self.seed.encode()).hexdigest() if self.seed else ""

    @property
    def takes_wishes(self) -> bool:
        """Whether pupils may still order theirs."""
        return (
            self.event.is_running
            and self.assigned_at is None
            and self.wishes_until is not None
            and clock.now() < self.wishes_until
        )


@pghistory.track(fields=["answer", "number"], model_name="StandHistory")
class Stand(models.Model):
    """One table of the hall: who was invited, what they said, who comes, what they need."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="stands")
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("nom du stand"), max_length=100)
    number = models.PositiveSmallIntegerField(_("numéro dans la salle"), null=True, blank=True)
    trades = models.CharField(_("métiers que l’on y découvre"), max_length=200, blank=True)
    about = models.CharField(_("ce que les élèves doivent savoir"), max_length=300, blank=True)
    people = models.CharField(_("qui sera là"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("réponse"), max_length=5, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    needs = ArrayField(models.CharField(max_length=6, choices=Need), default=list, blank=True)
    needs_more = models.CharField(_("autre chose"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="stand_number_once"),
            models.UniqueConstraint(
                fields=["event", "company"], condition=Q(company__isnull=False), name="stand_company_once"
            ),
            models.CheckConstraint(name="stand_answered_at", condition=Q(answer="") | Q(answered_at__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def comes(self) -> bool:
        return self.answer == Answer.YES


class Slot(models.Model):
    """One hour of the forum: everybody is at one stand from then until then."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="slots")
    start = models.DateTimeField(_("début"))
    end = models.DateTimeField(_("fin"))

    class Meta:
        constraints = [
            models.CheckConstraint(name="forum_slot_lasts", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(fields=["event", "start"], name="forum_slot_once"),
        ]

    def __str__(self) -> str:
        return f"{self.start:%H:%M}"


class StandSlot(models.Model):
    """How many may come to a stand at an hour, where that isn't the forum's usual number; 0: closed."""

    stand = models.ForeignKey(Stand, on_delete=models.CASCADE, related_name="places")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="places")
    capacity = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stand", "slot"], name="stand_slot_once")]

    def __str__(self) -> str:
        return f"{self.capacity} at {self.stand_id}"
