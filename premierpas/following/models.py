"""Where each pupil stands, as rows that lists filter, sort and page; computed from facts (`follow_up.py`) alone."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from premierpas.core import clock
from premierpas.offers.models import Offer
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment

from .next_steps import NextStep
from .risks import CALM, Risk
from .stages import PLACED, Stage
from .words import ACTS, reason

DOORS = {
    Stage.NOT_STARTED: "undrawn",
    Stage.PREPARING: "shut",
    Stage.SEARCHING: "shut",
    Stage.WAITING: "ajar",
    Stage.ACCEPTED: "lit",
}

BADGES = {
    Stage.NOT_STARTED: "off",
    Stage.PREPARING: "",
    Stage.SEARCHING: "",
    Stage.WAITING: "wait",
    Stage.ACCEPTED: "now",
}


class Standing(models.Model):
    """One pupil's year. `rank` and `due` are those of the most pressing risk, so that lists sort by them."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="standing")
    stage = models.CharField(max_length=16, choices=Stage, default=Stage.NOT_STARTED)
    rank = models.PositiveSmallIntegerField(default=CALM)
    due = models.DateField(null=True, blank=True)
    next_step = models.CharField(max_length=16, choices=NextStep, blank=True)
    next_due = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=150, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    confirm_due = models.DateField(null=True, blank=True)
    sent = models.PositiveSmallIntegerField(default=0)
    waiting = models.PositiveSmallIntegerField(default=0)
    rejected = models.PositiveSmallIntegerField(default=0)
    has_texts = models.BooleanField(default=False)
    needs_authorisation = models.BooleanField(default=False)
    signed = models.BooleanField(default=False, db_default=False, help_text="the agreement of the coming stay, by all")
    updated = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="standing_known_stage"),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day__gte=models.F("first_day")), name="standing_week_in_order"
            ),
        ]
        indexes = [models.Index(fields=["rank", "due"], name="standing_pressing")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.stage}"

    @property
    def at_risk(self) -> bool:
        return self.rank < CALM

    @property
    def placed(self) -> bool:
        return self.stage in PLACED

    @property
    def week(self) -> tuple[date, date] | None:
        return (self.first_day, self.last_day) if self.first_day and self.last_day else None

    @property
    def door(self) -> str:
        """How the pupil's door is drawn in the class (look/teacher.html)."""
        return door_of(self.stage)

    @property
    def badge(self) -> str:
        """How the stage is drawn beside the name (ui `badge`)."""
        return BADGES.get(Stage(self.stage), "done")

    @cached_property
    def main_risk(self) -> "RiskOf | None":
        """The most pressing one; the query has read them (`reading.rows`)."""
        return next(iter(self.risks.all()), None)


class RiskOf(models.Model):
    """One reason why somebody should look after this pupil. `since`: the day it was first seen."""

    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="risks")
    kind = models.CharField(max_length=20, choices=Risk)
    since = models.DateField(default=clock.today)
    data = models.JSONField(default=dict, help_text="what its words need: days and counts")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standing", "kind"], name="risk_once_a_pupil"),
            models.CheckConstraint(condition=Q(kind__in=Risk.values), name="risk_known_kind"),
        ]
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.standing_id}"

    @property
    def words(self) -> str:
        return reason(Risk(self.kind), self.data, today=clock.today())

    @property
    def act(self) -> str:
        """What helps."""
        return str(ACTS[Risk(self.kind)])


class Nudge(models.Model):
    """A kind word of an adult to a pupil: what comes next (once a day at most), or an offer to look at (once)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="nudges")
    step = models.CharField(max_length=16, choices=NextStep, blank=True)
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(default=clock.today)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "day"], condition=Q(offer=None), name="nudge_once_a_day"),
            models.UniqueConstraint(fields=["enrolment", "offer"], name="nudge_an_offer_once"),
            models.CheckConstraint(
                name="nudge_says_one_thing", condition=Q(offer=None) & ~Q(step="") | Q(offer__isnull=False, step="")
            ),
        ]

    def __str__(self) -> str:
        return f"nudge of {self.enrolment_id}"


class ClassPace(models.Model):
    """What was usual in a class last night: pupils are compared with it all day."""

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, related_name="pace")
    reach = models.PositiveSmallIntegerField(default=0)
    last_action = models.DateField(null=True, blank=True)
    day = models.DateField()

    def __str__(self) -> str:
        return f"pace of {self.classroom_id}"


def door_of(stage: str) -> str:
    """The drawing of a stage."""
    return DOORS.get(Stage(stage), "open")
