"""What privacy itself keeps: demands, who has looked, who was warned, and counts that outlive the people counted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.organisations.models import School, Territory
from premierpas.people.models import Pupil


class DemandState(models.TextChoices):
    """The life of a demand."""

    ASKED = "asked", _("à traiter")
    DONE = "done", _("fait")
    REFUSED = "refused", _("refusée")
    WITHDRAWN = "withdrawn", _("reprise")


class AskedBy(models.TextChoices):
    """Who asks."""

    SELF = "self", _("la personne elle-même")
    GUARDIAN = "guardian", _("un responsable légal")


DEMAND_MOVES = {DemandState.ASKED: [DemandState.DONE, DemandState.REFUSED, DemandState.WITHDRAWN]}


class Demand(models.Model):
    """Somebody wants to be erased; the law leaves a month. `user`: whose account, `pupil`: whose file, if one's."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_by = models.CharField(max_length=8, choices=AskedBy, default=AskedBy.SELF)
    asked_at = models.DateTimeField(default=clock.now)
    due = models.DateField()
    state = models.CharField(max_length=10, choices=DemandState, default=DemandState.ASKED)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("pourquoi"), max_length=300, blank=True)

    class Meta:
        triggers = states.guards("state", DEMAND_MOVES, [DemandState.ASKED])
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(state=DemandState.ASKED), name="demand_asked_once"
            )
        ]
        indexes = [models.Index(fields=["state", "due"], name="demand_state_due")]

    def __str__(self) -> str:
        return f"demand {self.pk}"


class Opening(models.Model):
    """Somebody has opened a page of a pupil's file: one line a minute and person, kept for a year.

    Who holds a link and has no account leaves one by acting, never by opening: programs open links too.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="openings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    link = models.BigIntegerField(null=True, blank=True, help_text="of who has no account: the link's number")
    name = models.CharField(max_length=150, blank=True, db_default="", help_text="of who has no account")
    capacity = models.CharField(max_length=16, blank=True, help_text="the name of a kind of capacity")
    screen = models.CharField(max_length=80, help_text="the name of the route, or what the link is for")
    minute = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "by", "minute"], name="opening_once_a_minute"),
            models.UniqueConstraint(fields=["pupil", "link", "minute"], name="opening_by_link_once_a_minute"),
            models.CheckConstraint(
                condition=models.Q(by=None) ^ models.Q(link=None), name="opening_by_account_or_link"
            ),
        ]
        indexes = [
            models.Index(fields=["pupil", "-minute"], name="opening_of_pupil"),
            models.Index(fields=["minute"], name="opening_minute"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id or self.link} opened {self.pupil_id}"


class Warned(models.Model):
    """Somebody was told that their account ends: when the notice went, and the first day on which it may end."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ends_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.user_id} ends on {self.ends_on}"


class Tally(models.Model):
    """How many, once the files are anonymous: pupils, stages, applications and placements of a school's year."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=3)
    what = models.CharField(max_length=60, help_text="pupils, or stage:…, application:…, placement:…")
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "school_year", "level", "what"], name="tally_once"),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.number}"
