"""Who replaces a mentor between two days."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Volunteer

from .pairs import Pair


class StandInQuerySet(models.QuerySet["StandIn"]):
    """Stand-ins, of now, before and to come."""

    def ahead(self) -> "StandInQuerySet":
        """Those that count and aren't over."""
        return self._ahead_on(clock.today())

    def today(self) -> "StandInQuerySet":
        """Those who replace somebody on this very day."""
        return self.replacing_on(clock.today())

    def replacing_on(self, day: Any) -> "StandInQuerySet":
        """Those who replace somebody on a day, which may be one that is given later."""
        return self._ahead_on(day).filter(first_day__lte=day, pair__until=None)

    def _ahead_on(self, day: Any) -> "StandInQuerySet":
        return self.filter(cancelled_at=None, last_day__gte=day)


class StandIn(models.Model):
    """Another cleared volunteer in the mentor's place, from the first day to the last; one at a time."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="stand_ins")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="stand_ins")
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))
    why = models.CharField(_("pourquoi"), max_length=200, blank=True)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    arranged_at = models.DateTimeField(default=clock.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="stand_in_days_in_order", condition=Q(last_day__gte=F("first_day"))),
            ExclusionConstraint(
                name="stand_in_one_at_a_time",
                expressions=[
                    ("pair", RangeOperators.EQUAL),
                    (
                        Func("first_day", "last_day", Value("[]"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(cancelled_at=None),
            ),
        ]
        indexes = [models.Index(fields=["volunteer", "last_day"], name="stand_in_of_volunteer")]

    def __str__(self) -> str:
        return f"{self.volunteer_id} in pair {self.pair_id}"
