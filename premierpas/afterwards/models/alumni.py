"""Former pupils who said that they may be asked again; and what they answer, which needs no name."""

from django.db import models

from premierpas.core import clock
from premierpas.organisations.models import School
from premierpas.people.models import Pupil

from ..enums import Path, YesNo


class AlumniConsent(models.Model):
    """Whether a family lets its child leave an address; asked under fifteen only."""

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="alumni_consent")
    given = models.BooleanField()
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"consent of {self.pupil_id}"


class Alumnus(models.Model):
    """An address with its own consent and its own end. It outlives the pupil's file, and then no longer leads to it."""

    pupil = models.OneToOneField(Pupil, null=True, blank=True, on_delete=models.SET_NULL, related_name="alumnus")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    first_name = models.CharField(max_length=100)
    email = models.EmailField()
    said_at = models.DateTimeField(default=clock.now)
    last_answer_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "alumni"

    def __str__(self) -> str:
        return f"alumnus {self.pk}"


class FollowUp(models.Model):
    """One form for one person, so many months on: sent once, answered once."""

    alumnus = models.ForeignKey(Alumnus, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alumnus", "months"], name="follow_up_once_a_month_of_theirs")]
        indexes = [models.Index(fields=["due"], condition=models.Q(sent_at=None), name="follow_up_to_send")]

    def __str__(self) -> str:
        return f"{self.months} months of {self.alumnus_id}"


def _mark() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField()


class FollowUpAnswer(models.Model):
    """Five choices and no word of one's own. Without `alumnus` nobody can tell whose they are: hence no day either."""

    alumnus = models.ForeignKey(Alumnus, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    does = models.CharField(max_length=8, choices=Path)
    helped = _mark()
    confident = _mark()
    met_again = models.CharField(max_length=3, choices=YesNo)
    worked = models.CharField(max_length=3, choices=YesNo)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(helped__range=(1, 4), confident__range=(1, 4)), name="follow_up_marks_in_range"
            )
        ]
        indexes = [models.Index(fields=["school", "months"], name="follow_up_answers_school")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
