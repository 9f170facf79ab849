"""Around a volunteer: the application, what was checked and learnt, what they say in spring, and who takes over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer

from ..enums import Event, Intent, Proof, Topic


class Candidacy(models.Model):
    """An application: the file is a `Volunteer` without account until somebody says yes and the invitation is taken."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="candidacies")
    availability = models.CharField(_("disponibilités"), max_length=300)
    at = models.DateTimeField(default=clock.now)
    interview_at = models.DateTimeField(_("entretien"), null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted = models.BooleanField(default=False)
    reason = models.TextField(_("mot pour la personne"), blank=True)

    class Meta:
        verbose_name_plural = "candidacies"
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer"], condition=models.Q(decided_at=None), name="candidacy_one_open_a_person"
            ),
            models.CheckConstraint(
                name="candidacy_accepted_is_decided",
                condition=models.Q(accepted=False) | models.Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"candidacy {self.pk}"

    @property
    def waits_for_answer(self) -> bool:
        """Whether somebody was invited and hasn't come yet: an invitation still opens something."""
        invited = self.accepted and self.volunteer.since is None and bool(self.volunteer.email)
        return invited and self.volunteer.state == Clearance.APPLIED


class Lesson(models.Model):
    """One thing that a newcomer learns in the first week."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="lessons")
    topic = models.CharField(max_length=10, choices=Topic)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["volunteer", "topic"], name="lesson_once")]

    def __str__(self) -> str:
        return f"{self.topic} of {self.volunteer_id}"


class Milestone(models.Model):
    """What has happened with a volunteer: which check, when, by whom. A document is looked at and never kept."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="milestones")
    event = models.CharField(max_length=10, choices=Event)
    on = models.DateField(default=clock.today)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proof = models.CharField(max_length=12, choices=Proof, blank=True)
    note = models.CharField(_("pourquoi"), max_length=500, blank=True)
    version = models.CharField(max_length=12, blank=True, db_default="", help_text="of the charter that was signed")

    class Meta:
        indexes = [models.Index(fields=["volunteer", "-at"], name="milestone_of_volunteer")]
        constraints = [
            models.CheckConstraint(
                name="milestone_of_honourability_has_a_proof",
                condition=~models.Q(event=Event.REGISTER) | ~models.Q(proof=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} of {self.volunteer_id}"


class Intention(models.Model):
    """What somebody says in the spring of a year: stays, until a day, leaves."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="intentions")
    year = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=8, choices=Intent)
    last_day = models.DateField(null=True, blank=True)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "year"], name="intention_once_a_year"),
            models.CheckConstraint(
                name="intention_has_a_day_unless_stays",
                condition=models.Q(answer=Intent.STAYS, last_day=None)
                | (~models.Q(answer=Intent.STAYS) & models.Q(last_day__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} of {self.volunteer_id}"


class Handover(models.Model):
    """Somebody leaves after a day, and what they had goes to others. Ends with it, or when they stay after all."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="handovers")
    last_day = models.DateField(_("dernier jour"))
    word = models.TextField(_("mot pour la suite"), blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer"], condition=models.Q(ended_at=None), name="handover_one_open_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"handover of {self.volunteer_id}"


class Succession(models.Model):
    """Who is asked to take over one thing, and what they said; `source` is the port's name, `item` its row there."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="successions")
    source = models.CharField(max_length=40)
    item = models.BigIntegerField()
    to = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="successions")
    reads = models.CharField(max_length=20, blank=True, help_text="what of old notes the successor may read")
    together_from = models.DateField(default=clock.today)
    answer_by = models.DateField()
    asked_at = models.DateTimeField(default=clock.now)
    accepted = models.BooleanField(null=True, help_text="none: not answered yet")
    answered_at = models.DateTimeField(null=True, blank=True)
    fell_back = models.BooleanField(default=False, help_text="nobody answered in time: a coordinator has it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "source", "item"], name="succession_once_a_thing"),
            models.CheckConstraint(
                name="succession_answered_has_a_moment",
                condition=models.Q(accepted=None, answered_at=None)
                | models.Q(accepted__isnull=False, answered_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["to"], condition=models.Q(accepted=None), name="succession_asked_of")]

    def __str__(self) -> str:
        return f"{self.source} {self.item} of {self.handover_id}"
