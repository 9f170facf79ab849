"""How a pair goes, asked of all three; and what its lead and its mentor talked about."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from ..enums import Going, How, Side
from .pairs import Pair


class CheckIn(models.Model):
    """The lead asks one of the three how it goes. Each side of a running pair has exactly one that isn't done yet."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="check_ins")
    side = models.CharField(max_length=8, choices=Side)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    how = models.CharField(_("comment"), max_length=8, choices=How, blank=True)
    going = models.CharField(_("comment ça va"), max_length=8, choices=Going, blank=True)
    words = models.CharField(_("quelques mots"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "side"], condition=Q(done_on=None), name="check_in_one_open"),
            models.CheckConstraint(
                name="check_in_done_says_how",
                condition=Q(done_on=None, how="", going="") | (Q(done_on__isnull=False) & ~Q(how="") & ~Q(going="")),
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(done_on=None), name="check_in_due"),
            models.Index(fields=["pair", "side", "-done_on"], name="check_in_of_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.side} of pair {self.pair_id}"


class Coaching(models.Model):
    """The lead and the mentor have talked about how to accompany: written for both, read by both."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="coachings")
    on = models.DateField(default=clock.today)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(_("ce que vous en retenez"))

    class Meta:
        indexes = [models.Index(fields=["pair", "-on"], name="coaching_of_pair")]

    def __str__(self) -> str:
        return f"coaching of pair {self.pair_id}"
