"""A pupil's wish for an offer and week, with frozen copies of letter and CV."""

from datetime import date

import pghistory
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.offers.models import Offer, OfferSlot, Seat
from premierpas.people.models import Enrolment, Pupil

from .enums import (
    APPLICATION_FIRST,
    APPLICATION_MOVES,
    BADGES,
    LIVE,
    SEATED,
    WAITING,
    ApplicationState,
    RejectionReason,
)


@pghistory.track(
    fields=["pupil", "slot", "state", "seat", "rejection_reason", "extended_at"], model_name="ApplicationEvent"
)
class Application(models.Model):
    """One wish. `letter` and `cv` are the copies that the company reads: submitting freezes them.

    `answer_due` and `confirm_due` are the last days (inclusive) for the company's and then the pupil's answer.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="applications")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="applications")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="applications")
    slot = models.ForeignKey(OfferSlot, on_delete=models.PROTECT, related_name="applications")
    seat = models.OneToOneField(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="application")
    state = models.CharField(max_length=24, choices=ApplicationState, default=ApplicationState.DRAFT)
    letter = models.TextField(_("lettre"), blank=True)
    cv = models.JSONField(default=dict)
    show_languages = models.BooleanField(_("montrer mes langues"), default=False)
    created_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    confirm_due = models.DateField(null=True, blank=True)
    turn = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="counts sendings and yeses: each is told anew"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    rejection_reason = models.CharField(max_length=16, choices=RejectionReason, blank=True)
    kind_words = models.TextField(_("un mot pour l’élève"), blank=True)
    end_reason = models.CharField(_("raison"), max_length=300, blank=True)

    class Meta:
        triggers = states.guards("state", APPLICATION_MOVES, APPLICATION_FIRST)
        constraints = [
            models.CheckConstraint(
                name="application_seat_exactly_while_accepted",
                condition=(
                    models.Q(state__in=SEATED, seat__isnull=False) | (~models.Q(state__in=SEATED) & models.Q(seat=None))
                ),
            ),
            models.CheckConstraint(
                name="application_rejection_has_reason",
                condition=~models.Q(state=ApplicationState.REJECTED) | ~models.Q(rejection_reason=""),
            ),
            models.UniqueConstraint(
                fields=["pupil", "slot"],
                condition=models.Q(state__in=["draft", *LIVE, ApplicationState.CONFIRMED]),
                name="application_one_live_per_slot",
                violation_error_message=_("Tu as déjà une candidature pour cette semaine."),
            ),
        ]
        indexes = [
            models.Index(fields=["pupil", "state"], name="application_pupil_state"),
            models.Index(fields=["offer", "state", "answer_due"], name="application_inbox"),
            models.Index(fields=["state", "answer_due"], name="application_answer_due"),
            models.Index(fields=["state", "confirm_due"], name="application_confirm_due"),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether the company has still to answer."""
        return self.state in WAITING

    @property
    def week(self) -> tuple[date, date]:
        """First and last day, as the design system shows a week."""
        return self.slot.first_day, self.slot.last_day

    @property
    def company_label(self) -> str:
        """All that the company reads of who the pupil is before it says yes: an initial and the level."""
        return gettext("Élève %(initial)s., %(level)s") % {
            "initial": self.pupil.first_name[:1].upper(),
            "level": self.enrolment.classroom.level,
        }

    @property
    def badge(self) -> str:
        """How the state is drawn (ui `badge`)."""
        return BADGES.get(ApplicationState(self.state), "off")
