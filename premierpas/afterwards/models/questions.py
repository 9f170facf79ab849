"""What a pupil answers to the same five questions before the preparation and after the week."""

from django.db import models

from premierpas.core import clock
from premierpas.people.models import Enrolment

from ..enums import Moment
from ..five_questions import FIELDS


class Answers(models.Model):
    """Five marks of 1 (not at all) to 4 (fully), once each time. `version`: the wording that was read."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="own_answers")
    moment = models.CharField(max_length=6, choices=Moment)
    version = models.PositiveSmallIntegerField()
    confident = models.PositiveSmallIntegerField()
    speaks = models.PositiveSmallIntegerField()
    knows = models.PositiveSmallIntegerField()
    imagines = models.PositiveSmallIntegerField()
    plans = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "moment"], name="answers_once_a_moment"),
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__range": (1, 4) for name in FIELDS}), name="answers_marks_in_range"
            ),
        ]
        indexes = [models.Index(fields=["moment", "at"], name="answers_moment_at")]

    def __str__(self) -> str:
        return f"answers {self.moment} of {self.enrolment_id}"


class PutOff(models.Model):
    """The pupil doesn't want to be asked now: until this day the home says nothing of the questions."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=6, choices=Moment)
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "moment"], name="put_off_once_a_moment")]

    def __str__(self) -> str:
        return f"{self.moment} put off by {self.enrolment_id}"
