"""What happens in the week itself and must be known at once: absences and accidents."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from .placement import Placement


@pghistory.track(exclude=["note", "reported_by"])
class Absence(models.Model):
    """A pupil who isn't there: told to the school within minutes, and by whom."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="absences")
    day = models.DateField(_("jour"))
    note = models.CharField(_("ce que vous savez"), max_length=300, blank=True)
    reported_by = models.CharField(max_length=150)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    arrived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "day"], name="absence_once_a_day")]
        ordering = ["day"]

    def __str__(self) -> str:
        return f"absence {self.pk}"


class Accident(models.Model):
    """The facts of an accident, on site or on the way, as the declaration asks for them."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="accidents")
    happened_at = models.DateTimeField(_("quand"))
    where = models.CharField(_("où"), max_length=200)
    on_the_way = models.BooleanField(_("sur le trajet"), default=False)
    what = models.TextField(_("ce qui s’est passé"), max_length=2000)
    injuries = models.CharField(_("blessures"), max_length=300, blank=True)
    witnesses = models.CharField(_("témoins"), max_length=300, blank=True)
    care = models.CharField(_("soins donnés"), max_length=300, blank=True)
    reported_by = models.CharField(max_length=150)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"accident {self.pk}"
