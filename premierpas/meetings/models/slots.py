"""A moment that a volunteer offers, which one of their pupils may take."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from premierpas.core import clock
from premierpas.people.models import Volunteer

from ..enums import Way
from .meetings import Meeting


class SlotQuerySet(models.QuerySet["Slot"]):
    """Moments that are offered."""

    def free(self) -> "SlotQuerySet":
        """Those to come that nobody has taken."""
        return self.free_at(clock.now())

    def free_at(self, now: Any) -> "SlotQuerySet":
        """The same at an instant, which may be given later."""
        return self.filter(meeting=None, withdrawn_at=None, start__gt=now)


class Slot(models.Model):
    """Free while it has no meeting and isn't withdrawn; one volunteer offers one thing at a time."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="slots")
    start = models.DateTimeField()
    end = models.DateTimeField()
    way = models.CharField(max_length=8, choices=Way)
    place = models.CharField(max_length=200, blank=True)
    meeting = models.OneToOneField(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="slot")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="slot_lasts", condition=models.Q(end__gt=models.F("start"))),
            ExclusionConstraint(
                name="slot_one_at_a_time",
                expressions=[
                    ("volunteer", RangeOperators.EQUAL),
                    (
                        models.Func("start", "end", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=models.Q(withdrawn_at=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["volunteer", "start"], condition=models.Q(meeting=None, withdrawn_at=None), name="slot_free"
            )
        ]

    def __str__(self) -> str:
        return f"slot {self.pk}"

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)
