"""Time that volunteers gave beside what other floors know of."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Volunteer

A_DAY = 24 * 60


class Duty(models.Model):
    """What somebody did for the association on a day, as they typed it: a forum, a meeting of the team, calls."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="duties")
    on = models.DateField(_("jour"))
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(A_DAY)])
    what = models.CharField(_("quoi"), max_length=200)
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.CheckConstraint(name="duty_of_a_day_at_most", condition=models.Q(minutes__gte=1, minutes__lte=A_DAY))
        ]
        indexes = [models.Index(fields=["volunteer", "on"], name="duty_of_volunteer")]

    def __str__(self) -> str:
        return f"duty {self.pk}"
