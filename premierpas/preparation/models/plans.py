"""What a class's teachers ask for before its weeks."""

from django.conf import settings
from django.db import models

from premierpas.core import clock
from premierpas.organisations.models import Classroom


class ClassPath(models.Model):
    """The steps that a class is asked for; a class without one follows the usual steps.

    `due`: a day that a teacher has chosen; without one the day is counted backwards from the class's weeks, whenever it
    is read.
    """

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, related_name="preparation")
    steps = models.JSONField(default=list)  # of {key, due} in order, see `plans.Asked`
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"preparation of {self.classroom_id}"
