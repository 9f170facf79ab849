"""The figures of months that are over: what may be told of pupils, and nothing smaller."""

from django.db import models

from premierpas.core import clock
from premierpas.core.least import LEAST
from premierpas.organisations.models import School, Territory


class ClosedMonth(models.Model):
    """A month whose figures are fixed: what changes afterwards changes none of them."""

    first_day = models.DateField(unique=True)
    closed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m}"


class Block(models.Model):
    """What was counted of at least eleven pupils in a month; the only rows from which figures of pupils are made.

    The place is as narrow as eleven pupils allow: a school, the small schools of a department together (no school), of
    a territory (no department), or of the association (nothing). `amount` and `base`: the figure, or both parts of it.
    """

    month = models.ForeignKey(ClosedMonth, on_delete=models.CASCADE, related_name="blocks")
    indicator = models.CharField(max_length=30)
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    department = models.CharField(max_length=3, blank=True)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    pupils = models.PositiveIntegerField()
    amount = models.PositiveIntegerField()
    base = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pupils__gte=LEAST), name="block_of_eleven_pupils"),
            models.UniqueConstraint(
                fields=["month", "indicator", "territory", "department", "school"],
                nulls_distinct=False,
                name="block_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of {self.month_id}"
