"""What pupils looked for and didn't find, as totals: no row knows a pupil."""

from django.db import models

from premierpas.organisations.models import Territory

from ..enums import Need


class Unmet(models.Model):
    """How often in one day something was looked for in vain, from the commune of the school."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    sector = models.CharField(max_length=40, blank=True, help_text="empty where the words tell none")
    insee = models.CharField(max_length=5, blank=True)
    week = models.DateField(null=True, blank=True, help_text="its Monday; none where no week was chosen")
    kind = models.CharField(max_length=8, choices=Need)
    day = models.DateField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["territory", "day", "sector", "insee", "week", "kind"], nulls_distinct=False,
                name="unmet_once_a_day",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.count} {self.kind} of {self.sector} on {self.day}"


class Nudge(models.Model):
    """A company was told that pupils near it look for what it shows: when, for which offer, how many."""

    offer = models.ForeignKey("offers.Offer", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    pupils = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["offer", "-at"], name="nudge_of_offer")]

    def __str__(self) -> str:
        return f"{self.pupils} pupils for {self.offer_id}"
