"""A meeting of one volunteer with one pupil or several, who came, and how often somebody was tried to be reached."""

import uuid
from datetime import datetime, timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from premierpas.core import clock, states
from premierpas.mentoring.models import Pair
from premierpas.people.models import Volunteer

from ..enums import FIRST_MEETING_STATES, MEETING_MOVES, MeetingState, TryBy, Way, WhyMissed


@pghistory.track(fields=["start", "state"], model_name="MeetingEvent")
class Meeting(models.Model):
    """Planned, then held, missed or cancelled: whoever came is on the attendances, one for each pupil.

    `uid` and `sequence` are those of its calendar entry: the same entry moves, and is called off.
    """

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="meetings")
    start = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    way = models.CharField(max_length=8, choices=Way)
    place = models.CharField(max_length=200, blank=True, help_text="where, or the association's link")
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    why_cancelled = models.CharField(max_length=300, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True, help_text="when it was said how it went")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="meeting_settled_unless_planned",
                condition=models.Q(state=MeetingState.PLANNED, settled_at=None)
                | ~models.Q(state=MeetingState.PLANNED) & models.Q(settled_at__isnull=False),
            ),
            models.CheckConstraint(name="meeting_lasts", condition=models.Q(minutes__gte=5, minutes__lte=480)),
        ]
        indexes = [
            models.Index(fields=["volunteer", "start"], name="meeting_of_volunteer"),
            models.Index(fields=["start"], condition=models.Q(state=MeetingState.PLANNED), name="meeting_planned"),
        ]
        triggers = states.guards("state", MEETING_MOVES, FIRST_MEETING_STATES)

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def is_planned(self) -> bool:
        return self.state == MeetingState.PLANNED

    @property
    def is_over(self) -> bool:
        """Whether its end has passed."""
        return self.end <= clock.now()


class Attendance(models.Model):
    """One pupil at one meeting. `excused_at`: said before that they can't come.

    `family`: the guardians whose names stood beside the fields when the note was sent; no other one ever reads it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="attendances")
    came = models.BooleanField(null=True, blank=True)
    why = models.CharField(max_length=12, choices=WhyMissed, blank=True)
    excused_at = models.DateTimeField(null=True, blank=True)
    family = ArrayField(models.CharField(max_length=150), default=list, db_default=[], blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "pair"], name="attendance_once"),
            models.CheckConstraint(name="attendance_missed_says_why", condition=~models.Q(came=False, why="")),
        ]

    def __str__(self) -> str:
        return f"pair {self.pair_id} at {self.meeting_id}"


class Attempt(models.Model):
    """Somebody tried to reach a pupil; whether they did is said apart."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="attempts")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=8, choices=TryBy)
    reached = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["pair", "at"], name="attempt_of_pair")]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
