"""Former pupils as ambassadors: what they saw behind a door, for the next ones of their school."""

import pghistory
from django.conf import settings
from django.db import models

from premierpas.core import clock, states
from premierpas.organisations.models import School
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement

from ..enums import TALE_MOVES, TaleState


@pghistory.track(fields=["state"], model_name="TaleEvent")
class Tale(models.Model):
    """A short text about a trade and a place, without anybody's name but, if its writer wishes, their first name."""

    WORDS = ("trade", "saw")

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="tale")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="tales")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    trade = models.CharField(max_length=80)
    saw = models.TextField()
    first_name = models.CharField(max_length=100, blank=True)
    may_be_invited = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=TaleState, default=TaleState.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        triggers = states.guards("state", TALE_MOVES, [TaleState.WAITING])
        indexes = [
            models.Index(
                fields=["school", "-decided_at"], condition=models.Q(state=TaleState.PUBLISHED),
                name="tale_read_at_school",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"tale {self.pk}"
