"""The course report: sections in the plan of the class, and what is said at the oral defence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.workshop.models import Text

SPEAKING_PARTS = ("hello", "place", "moment", "learnt", "next")


class ClassPlan(models.Model):
    """What a class's teachers ask for: the report's sections in order, and the criteria of the tutor's evaluation."""

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, related_name="plan")
    sections = models.JSONField(default=list)  # of {key, title, hint, words}, see `plan.Section`
    criteria = models.JSONField(default=list)  # of titles
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"plan of {self.classroom_id}"


class ReportSection(Text):
    """One section in the pupil's words. It stays when the plan changes: what was written is never thrown away."""

    PARTS = ("words",)

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="report")
    key = models.CharField(max_length=20)
    words = models.TextField(_("texte"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "key"], name="report_section_once")]

    def __str__(self) -> str:
        return f"section {self.key} of {self.enrolment_id}"


class SpeakingPlan(Text):
    """Five moments of an oral defence, in key words."""

    PARTS = SPEAKING_PARTS

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="speaking_plan")
    hello = models.TextField(_("je me présente"), blank=True)
    place = models.TextField(_("l’endroit"), blank=True)
    moment = models.TextField(_("un moment"), blank=True)
    learnt = models.TextField(_("ce que j’ai appris"), blank=True)
    next = models.TextField(_("et après"), blank=True)

    def __str__(self) -> str:
        return f"speaking plan of {self.enrolment_id}"
