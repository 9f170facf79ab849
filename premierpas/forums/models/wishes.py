"""What a pupil wishes for, and where they go."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from premierpas.core import clock
from premierpas.events.models import Participant

from ..enums import Why
from ..fair import MOST_WISHES
from .hall import Slot, Stand


class Wish(models.Model):
    """One of up to five stands that somebody would like to see, the dearest first."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="wishes")
    stand = models.ForeignKey(Stand, on_delete=models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "rank"], name="wish_rank_once"),
            models.UniqueConstraint(fields=["participant", "stand"], name="wish_stand_once"),
            models.CheckConstraint(name="wish_of_five", condition=Q(rank__range=(1, MOST_WISHES))),
        ]

    def __str__(self) -> str:
        return f"wish {self.rank} of {self.participant_id}"


@pghistory.track(fields=["stand", "why", "changed_by"], model_name="AssignmentHistory")
class Assignment(models.Model):
    """Somebody goes to a stand at an hour. `rank`: which wish it is, 0 for none; `passed`: why not a better one."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="assignments")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="assignments")
    stand = models.ForeignKey(Stand, on_delete=models.CASCADE, related_name="assignments")
    why = models.CharField(max_length=7, choices=Why)
    rank = models.PositiveSmallIntegerField(default=0)
    passed = models.JSONField(default=list, blank=True, help_text="[[rank, why not], …] of the better wishes")
    at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "slot"], name="assignment_one_place_at_a_time"),
            models.UniqueConstraint(fields=["participant", "stand"], name="assignment_stand_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} at {self.stand_id}"
