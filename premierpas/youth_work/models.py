"""A youth worker of a local association and a pupil whom they help, from the day a guardian has said yes."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Enrolment, Volunteer

from .enums import Way, WhyEnded


class Affiliation(models.Model):
    """Of which association a youth worker is."""

    volunteer = models.OneToOneField(Volunteer, on_delete=models.CASCADE, related_name="affiliation")
    association = models.CharField(_("association"), max_length=150)

    def __str__(self) -> str:
        return f"affiliation of {self.volunteer_id}"


class SupportQuerySet(models.QuerySet["Support"]):
    """Helps that were proposed, that run, that are over."""

    def open(self) -> "SupportQuerySet":
        """Those that nobody has ended, of a pupil who is in a class of a running year."""
        return self.filter(until=None, enrolment__left_on=None, enrolment__classroom__closed_at=None)

    def running(self) -> "SupportQuerySet":
        """Those of them to which a guardian has said yes."""
        return self.open().filter(since__isnull=False)


@pghistory.track(fields=["since", "until", "said_on", "way", "why_ended"], model_name="SupportEvent")
class Support(models.Model):
    """One pupil's year and who would help. Nothing is seen before `since`, when a guardian's yes came in.

    What it lets the youth worker see is a `people.PupilLink` with this row as reference, to the end of the year.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="supports")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="supports")
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateTimeField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True, help_text="the day of the guardian's yes: of the paper, if it is")
    said_by = models.CharField(max_length=150, blank=True, help_text="the guardian, or who has noted the paper")
    way = models.CharField(max_length=8, choices=Way, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(max_length=8, choices=WhyEnded, blank=True)

    objects = SupportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "volunteer"], condition=models.Q(until=None), name="support_one_open"
            ),
            models.CheckConstraint(
                name="support_begins_with_a_yes",
                condition=models.Q(since=None, said_on=None, way="")
                | models.Q(since__isnull=False, said_on__isnull=False) & ~models.Q(way=""),
            ),
            models.CheckConstraint(
                name="support_ends_with_a_reason",
                condition=models.Q(until=None, why_ended="") | models.Q(until__isnull=False) & ~models.Q(why_ended=""),
            ),
        ]
        indexes = [models.Index(fields=["volunteer", "until"], name="support_of_volunteer")]

    def __str__(self) -> str:
        return f"support {self.pk}"

    @property
    def runs(self) -> bool:
        """Whether a guardian has said yes and nobody has ended it."""
        return self.since is not None and self.until is None
