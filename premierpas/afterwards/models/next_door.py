"""What a pupil wishes for after the collège: their own notes, shown to others only if they say so."""

from django.db import models

from premierpas.core import clock
from premierpas.people.models import Pupil

from ..enums import Path


class NextDoor(models.Model):
    """Wishes for the lycée, the stage of 2de, the summer. `shown`: teachers and mentor may read it."""

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="next_door")
    internship = models.TextField(blank=True)
    summer = models.TextField(blank=True)
    shown = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"next door of {self.pupil_id}"


class Wish(models.Model):
    """One wish, in the order of liking: a path, perhaps a family of trades and a place, and why."""

    door = models.ForeignKey(NextDoor, on_delete=models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=8, choices=Path)
    trades = models.CharField(max_length=16, blank=True)
    place = models.CharField(max_length=150, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["door", "rank"], name="wish_once_a_rank"),
            models.CheckConstraint(condition=models.Q(rank__range=(1, 3)), name="wish_three_at_most"),
        ]
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"wish {self.rank} of {self.door_id}"


class Landmark(models.Model):
    """A day that the pupil wants to remember: an open day, the last day of a form."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="landmarks")
    day = models.DateField()
    what = models.CharField(max_length=150)

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"landmark {self.pk}"
