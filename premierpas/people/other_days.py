"""Other days for one pupil, and the wish to have weeks at all: `going` reads them, `allowing` writes them."""

from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock


@pghistory.track(exclude=["reason"])
class AllowedDays(models.Model):
    """Days on which the head lets one pupil go besides the weeks of the class, and why."""

    enrolment = models.ForeignKey("people.Enrolment", on_delete=models.CASCADE, related_name="allowed_days")
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))
    reason = models.CharField(_("raison"), max_length=300)
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    allowed_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="allowed_days_end_after_start"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "first_day"],
                condition=models.Q(withdrawn_at=None),
                name="allowed_days_once",
                violation_error_message=_("Ces jours sont déjà autorisés pour cet élève."),
            ),
        ]
        ordering = ["first_day", "pk"]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day} for {self.enrolment_id}"

    @property
    def week(self) -> tuple[date, date]:
        return self.first_day, self.last_day


class WeeksWish(models.Model):
    """A pupil wants to apply and can't: nobody has fixed yet when the class goes."""

    enrolment = models.OneToOneField("people.Enrolment", on_delete=models.CASCADE, related_name="weeks_wish")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"wish of {self.enrolment_id}"
