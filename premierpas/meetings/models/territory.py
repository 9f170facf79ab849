"""How a territory meets, and which reminders it didn't want sent."""

from django.conf import settings
from django.db import models

from premierpas.core import clock
from premierpas.organisations.models import Territory


class Habits(models.Model):
    """A territory's usual place, its own video link, and whether reminders leave by themselves."""

    territory = models.OneToOneField(Territory, on_delete=models.CASCADE, related_name="meeting_habits")
    place = models.CharField(max_length=200, blank=True)
    video = models.URLField(max_length=300, blank=True)
    reminds_itself = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"habits of {self.territory_id}"


class Skipped(models.Model):
    """Somebody decided that this reminder of that day doesn't leave."""

    reason = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    due = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reason", "subject", "due"], name="skipped_once")]

    def __str__(self) -> str:
        return f"{self.reason} {self.subject} {self.due}"
