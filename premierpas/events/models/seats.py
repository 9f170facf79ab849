"""Seats are rows: one person sits on one, and some are kept for schools until a date."""

from django.db import models
from django.db.models import Q

from premierpas.organisations.enums import Priority
from premierpas.organisations.models import School

from .events import Event
from .registrations import Participant


class Quota(models.Model):
    """Seats kept for one school, or for all schools of priority education; at `until` they fall open to everybody."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="quotas")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "school"], nulls_distinct=False, name="quota_one_a_school")
        ]

    def __str__(self) -> str:
        return f"quota {self.pk}"

    def is_for(self, school: School | None) -> bool:
        """Whether pupils of this school may use it."""
        if school is None:
            return False
        return school.pk == self.school_id if self.school_id else school.priority != Priority.NONE


class Seat(models.Model):
    """Nobody's while it has no participant; the database lets one participant have one seat, and one seat have one."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    quota = models.ForeignKey(Quota, null=True, blank=True, on_delete=models.SET_NULL, related_name="seats")
    participant = models.OneToOneField(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="seat"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="seat_number_of_event")]
        indexes = [models.Index(fields=["event", "number"], condition=Q(participant=None), name="seat_free_of_event")]

    def __str__(self) -> str:
        return f"seat {self.number} of {self.event_id}"
