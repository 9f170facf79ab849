"""Who has asked to come: a pupil, a class, or somebody who once was a pupil; and each person of it."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from premierpas.core import clock, states
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Enrolment

from ..enums import FIRST_REGISTRATION_STATES, LIVE, REGISTRATION_MOVES, SEATED, RegistrationState
from .events import Event

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # thirty-two, without those that are read as another


def new_code() -> str:
    """A short code that is said at a door: six signs, out of a thousand millions."""
    return "".join(_LETTERS[drawn % 32] for drawn in secrets.token_bytes(6))


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Registrations, those that count and those of before."""

    def live(self) -> "RegistrationQuerySet":
        """Those that have a seat, are offered one, or wait."""
        return self.filter(state__in=LIVE)

    def waiting(self) -> "RegistrationQuerySet":
        """Those that wait, first first: as the draw has said, else priority schools, else as they came."""
        turn = models.F("turn").asc(nulls_last=True)
        return self.filter(state=RegistrationState.WAITING).order_by(turn, "-priority", "joined_at", "pk")


@pghistory.track(fields=["state", "answer_by"], model_name="RegistrationHistory")
class Registration(models.Model):
    """One pupil, one class with some of its pupils, or one guest; `persons` is how many seats it needs, all or none.

    `priority`: it goes before others, by the event's order. `turn`: its place in the draw. `school`: whose quota it may
    use. A registration that has ended never counts again: who comes back joins the end of the line.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    enrolment = models.ForeignKey(
        Enrolment, null=True, blank=True, on_delete=models.CASCADE, related_name="event_registrations"
    )
    classroom = models.ForeignKey(
        Classroom, null=True, blank=True, on_delete=models.CASCADE, related_name="event_registrations"
    )
    guest_email = models.EmailField(blank=True)
    guest_name = models.CharField(max_length=150, blank=True)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    persons = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=RegistrationState)
    priority = models.BooleanField(default=False)
    turn = models.PositiveIntegerField(null=True, blank=True)
    joined_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True, help_text="since when it is confirmed, or has ended")

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="registration_is_of_one",
                condition=Q(enrolment__isnull=False, classroom=None, guest_email="")
                | Q(enrolment=None, classroom__isnull=False, guest_email="")
                | (Q(enrolment=None, classroom=None) & ~Q(guest_email="")),
            ),
            models.CheckConstraint(
                name="registration_offered_until",
                condition=Q(state=RegistrationState.OFFERED, answer_by__isnull=False)
                | ~Q(state=RegistrationState.OFFERED),
            ),
            models.UniqueConstraint(
                fields=["event", "enrolment"], condition=Q(state__in=[*LIVE], enrolment__isnull=False),
                name="registration_pupil_once",
            ),
            models.UniqueConstraint(
                fields=["event", "classroom"], condition=Q(state__in=[*LIVE], classroom__isnull=False),
                name="registration_class_once",
            ),
            models.UniqueConstraint(
                fields=["event", "guest_email"], condition=Q(state__in=[*LIVE]) & ~Q(guest_email=""),
                name="registration_guest_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["event", "turn", "-priority", "joined_at"], condition=Q(state=RegistrationState.WAITING),
                name="registration_in_line",
            ),
            models.Index(
                fields=["answer_by"], condition=Q(state=RegistrationState.OFFERED), name="registration_to_answer"
            ),
        ]  # fmt: skip
        triggers = states.guards("state", REGISTRATION_MOVES, FIRST_REGISTRATION_STATES)

    def __str__(self) -> str:
        return f"registration {self.pk}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def has_seats(self) -> bool:
        """Confirmed, or held until it answers."""
        return self.state in SEATED


class Participant(models.Model):
    """One person of a registration. `ended_at`: this person no longer comes. `came_at`: the door saw them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="participants")
    enrolment = models.ForeignKey(
        Enrolment, null=True, blank=True, on_delete=models.CASCADE, related_name="participations"
    )
    code = models.CharField(max_length=6, default=new_code)
    ended_at = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "enrolment"], condition=Q(ended_at=None, enrolment__isnull=False),
                name="participant_once",
            ),
            models.UniqueConstraint(fields=["event", "code"], name="participant_code"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["enrolment", "came_at"], name="participant_came")]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class Escort(models.Model):
    """An adult who comes with a class: they need no seat."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="escorts")
    name = models.CharField(max_length=150)
    phone = models.CharField(max_length=20, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return self.name
