"""A word of recommendation: asked for by the pupil through the association, given by whoever received them."""

import pghistory
from django.db import models

from premierpas.core import clock, states
from premierpas.placements.models import Placement

from ..enums import REFERENCE_MOVES, ReferenceState


def _mark() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, blank=True)


@pghistory.track(fields=["state"], model_name="ReferenceEvent")
class Reference(models.Model):
    """Once a placement. Three marks of 1 to 4 and a few words, which the pupil keeps as a letter."""

    MARKS = ("on_time", "curious", "with_others")

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="reference")
    state = models.CharField(max_length=8, choices=ReferenceState, default=ReferenceState.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    expires_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    on_time = _mark()
    curious = _mark()
    with_others = _mark()
    words = models.TextField(blank=True)
    by_name = models.CharField(max_length=150, blank=True)
    by_function = models.CharField(max_length=150, blank=True)

    class Meta:
        triggers = states.guards("state", REFERENCE_MOVES, [ReferenceState.ASKED])
        constraints = [
            models.CheckConstraint(
                name="reference_given_is_whole",
                condition=~models.Q(state=ReferenceState.GIVEN)
                | models.Q(on_time__range=(1, 4), curious__range=(1, 4), with_others__range=(1, 4))
                & ~models.Q(words=""),
            )
        ]
        indexes = [
            models.Index(
                fields=["expires_on"], condition=models.Q(state=ReferenceState.ASKED), name="reference_that_waits"
            )
        ]

    def __str__(self) -> str:
        return f"reference of {self.placement_id}"
