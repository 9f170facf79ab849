"""What else is asked before somebody may be with pupils: two people who know them, five scenes understood."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Volunteer


class Reference(models.Model):
    """Somebody who knows a volunteer. What they said is for coordinators; the fact and the day stay longer than it."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="references")
    name = models.CharField(_("nom"), max_length=150)
    function = models.CharField(_("fonction"), max_length=150, blank=True)
    reach = models.CharField(_("où les joindre"), max_length=200, blank=True)
    named_at = models.DateTimeField(default=clock.now)
    spoken_on = models.DateField(null=True, blank=True)
    spoken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said = models.TextField(_("ce qui a été dit"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "volunteer", Lower("name"), condition=~models.Q(name=""), name="reference_once_a_person"
            ),
            models.CheckConstraint(
                name="reference_said_on_a_day", condition=models.Q(said="") | models.Q(spoken_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"reference {self.pk} of {self.volunteer_id}"


class Understood(models.Model):
    """A scene of the training that a volunteer has understood, and when they last did."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="understood")
    scene = models.CharField(max_length=12, help_text="the code of a scene")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "understood"
        constraints = [models.UniqueConstraint(fields=["volunteer", "scene"], name="understood_once_a_scene")]

    def __str__(self) -> str:
        return f"{self.scene} understood by {self.volunteer_id}"
