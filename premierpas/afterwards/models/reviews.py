"""The year's review: what a mentor and a teacher each say of it, side by side."""

import pghistory
from django.conf import settings
from django.db import models

from premierpas.core import clock
from premierpas.people.models import Enrolment

from ..enums import Side


@pghistory.track(fields=["version"], model_name="ReviewPartEvent")
class ReviewPart(models.Model):
    """One side's part of a pupil's review. `version` counts its saves, so that nobody overwrites a colleague."""

    WORDS = ("grew", "helped", "coming", "word")

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="review_parts")
    side = models.CharField(max_length=8, choices=Side)
    grew = models.TextField(blank=True)
    helped = models.TextField(blank=True)
    coming = models.TextField(blank=True)
    word = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "side"], name="review_part_once_a_side")]

    def __str__(self) -> str:
        return f"{self.side} of {self.enrolment_id}"
