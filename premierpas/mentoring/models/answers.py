"""What a pupil and a family say to being accompanied."""

from django.conf import settings
from django.db import models

from premierpas.core import clock
from premierpas.people.models import Enrolment, Guardian

from ..enums import Side


class Answer(models.Model):
    """A yes or a no of one year, never changed: the newest of each person counts, and one no is enough.

    `by_name`: whose word it is; `noted_by`: the coordinator who heard it, where nobody said it here themself.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="mentoring_answers")
    side = models.CharField(max_length=8, choices=[(each.value, each.label) for each in (Side.PUPIL, Side.GUARDIAN)])
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    yes = models.BooleanField()
    by_name = models.CharField(max_length=150)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["enrolment", "side", "guardian", "-id"], name="mentoring_answer_newest")]
        constraints = [
            models.CheckConstraint(
                name="mentoring_answer_is_of_a_pupil_or_a_guardian",
                condition=models.Q(side=Side.PUPIL, guardian=None) | models.Q(side=Side.GUARDIAN),
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} of {self.enrolment_id}: {self.yes}"
