"""A pair: one pupil of one year, one volunteer who accompanies them, one colleague who answers for both."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.people.models import Enrolment, Volunteer

from ..enums import Reads, WhyEnded


class PairQuerySet(models.QuerySet["Pair"]):
    """Pairs, of now and of before."""

    def running(self) -> "PairQuerySet":
        """Those that aren't over; one may have been told and not have begun yet."""
        return self.filter(until=None)


@pghistory.track(fields=["lead", "since", "until", "why_ended"], model_name="PairEvent")
class Pair(models.Model):
    """A pupil's year and who accompanies them in it. The same two may meet again in another year, or after a break.

    It begins at `since`, so that pupil and family, who are told before, can say no; it runs until it has an end. While
    it runs it has a lead who is present. What it lets people see are `people.PupilLink`s with this row as reference.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="pairs")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="pairs")
    lead = models.ForeignKey(Presence, null=True, blank=True, on_delete=models.SET_NULL, related_name="led_pairs")
    why = models.TextField(blank=True, help_text="why these two: the proposal's own words, or the coordinator's")
    reads = models.CharField(
        max_length=8, choices=Reads, default=Reads.NOTHING, help_text="what the volunteer reads of earlier pairs"
    )
    paired_at = models.DateTimeField(default=clock.now)
    paired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(max_length=8, choices=WhyEnded, blank=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment"], condition=models.Q(until=None), name="pair_one_a_pupil"),
            models.CheckConstraint(
                name="pair_ends_with_a_reason",
                condition=models.Q(until=None, why_ended="") | models.Q(until__isnull=False) & ~models.Q(why_ended=""),
            ),
            models.CheckConstraint(
                name="pair_running_has_a_lead", condition=models.Q(until__isnull=False) | models.Q(lead__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["volunteer", "until"], name="pair_of_volunteer"),
            models.Index(fields=["lead"], condition=models.Q(until=None), name="pair_of_lead"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="pair_lead_is_present",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=(
                    "IF EXISTS (SELECT FROM mentoring_pair m JOIN agenda_presence p ON p.id = m.lead_id"
                    " WHERE m.id = NEW.id AND m.until IS NULL"
                    " AND p.until IS NOT NULL AND p.until <= public.premierpas_now())"
                    " THEN RAISE EXCEPTION 'a running pair has an absent lead' USING ERRCODE = 'check_violation';"
                    " END IF; RETURN NULL;"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"

    @property
    def is_running(self) -> bool:
        return self.until is None
