"""What is written of a meeting: what all read and what the team alone reads are two rows, never one."""

from django.conf import settings
from django.db import models

from premierpas.core import clock
from premierpas.mentoring.models import Pair

from .meetings import Attendance


class SharedNote(models.Model):
    """What was done and how it goes, for the pupil, the family and those who help them: `readers` says who."""

    attendance = models.OneToOneField(Attendance, on_delete=models.CASCADE, related_name="shared")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    did = models.TextField(blank=True)
    how = models.TextField(blank=True)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["-written_at"], name="shared_note_written")]

    def __str__(self) -> str:
        return f"shared note {self.pk}"


class PrivateNote(models.Model):
    """A word for those who answer for the pair alone. `urgent`: they were told at once, and it is only added to."""

    attendance = models.OneToOneField(Attendance, on_delete=models.CASCADE, related_name="private")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    urgent = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"private note {self.pk}"


class Addition(models.Model):
    """What is added to a word for the team, or corrected in it, by whoever reads it: the first words stay."""

    note = models.ForeignKey(PrivateNote, on_delete=models.CASCADE, related_name="additions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"addition {self.pk}"


class Question(models.Model):
    """Whoever answers for a pair asks about a meeting, until there is an answer."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="questions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"], condition=models.Q(answered_at=None), name="question_one_open"
            ),
            models.CheckConstraint(
                name="question_answered_with_words",
                condition=models.Q(answered_at=None, answer="")
                | models.Q(answered_at__isnull=False) & ~models.Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class Step(models.Model):
    """What the pupil does next, on their home until it is done."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="steps")
    attendance = models.OneToOneField(
        Attendance, null=True, blank=True, on_delete=models.SET_NULL, related_name="next_step"
    )
    words = models.CharField(max_length=200)
    due = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["pair", "due"], condition=models.Q(done_at=None), name="step_to_do")]

    def __str__(self) -> str:
        return f"step {self.pk}"
