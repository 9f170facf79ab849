"""What a pupil and one adult around them write to each other, read by at least one more adult."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from premierpas.core import clock, states
from premierpas.organisations.models import Membership
from premierpas.people.models import Enrolment, Volunteer

from .enums import FIRST_STATES, MESSAGE_MOVES, MessageState, Reason


class Thread(models.Model):
    """A pupil's year and the adult whom they write with, in the capacity in which that adult is around them.

    Who else reads isn't kept: it is computed from links at every request (`readers`).
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="threads")
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.CASCADE, related_name="threads")
    volunteer = models.ForeignKey(Volunteer, null=True, blank=True, on_delete=models.CASCADE, related_name="threads")
    begun_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "membership"], condition=models.Q(volunteer=None), name="thread_one_a_member"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "volunteer"], condition=models.Q(membership=None), name="thread_one_a_volunteer"
            ),
            models.CheckConstraint(
                name="thread_with_one_adult",
                condition=models.Q(membership=None, volunteer__isnull=False)
                | models.Q(membership__isnull=False, volunteer=None),
            ),
        ]

    def __str__(self) -> str:
        return f"thread {self.pk}"

    @property
    def partner_id(self) -> int | None:
        """The account of the adult; None once it is erased."""
        holder = self.membership or self.volunteer
        return holder.user_id if holder is not None else None

    @property
    def partner_name(self) -> str:
        """The adult's name, as long as there is one."""
        if self.membership is not None:
            return self.membership.user.name
        return self.volunteer.name if self.volunteer is not None else ""


class Message(models.Model):
    """One word in a thread; what is written stays as it is, only who reads it changes.

    `capacity`: as what its writer wrote. `held_for`: why it waited; `word`: what its writer was told when another
    refused it or took it away.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    capacity = models.CharField(max_length=16, help_text="the name of a kind of capacity")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=9, choices=MessageState, default=MessageState.SHOWN)
    held_for = ArrayField(models.CharField(max_length=8, choices=Reason), default=list, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    word = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["thread", "at"], name="thread_message_at"),
            models.Index(fields=["at"], condition=models.Q(state=MessageState.HELD), name="thread_message_held"),
        ]
        constraints = [
            models.CheckConstraint(
                name="thread_message_judged_by_another",
                condition=models.Q(by=None) | models.Q(judged_by=None) | ~models.Q(judged_by=models.F("by")),
            ),
            models.CheckConstraint(
                name="thread_message_held_for_something",
                condition=~models.Q(state=MessageState.HELD) | ~models.Q(held_for=[]),
            ),
            models.CheckConstraint(
                name="thread_message_refused_on_a_day",
                condition=~models.Q(state=MessageState.REFUSED) | models.Q(judged_at__isnull=False),
            ),
        ]
        triggers = [
            *states.guards("state", MESSAGE_MOVES, FIRST_STATES),
            pgtrigger.ReadOnly(name="thread_message_stays", fields=["text", "capacity", "at"]),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def enrolment(self) -> Enrolment:
        return self.thread.enrolment

    @property
    def said_reasons(self) -> list[str]:
        """Why it waited, in its reader's words."""
        return [str(Reason(each).label) for each in self.held_for]


class LastSeen(models.Model):
    """Until when somebody has read a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="last_seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="thread_seen_once")]

    def __str__(self) -> str:
        return f"{self.thread_id} by {self.user_id}"
