"""What a coordinator says in the spring of a year, and who coordinates after them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.models import Membership

from ..enums import Intent


class Coordination(models.Model):
    """Stays, until a day, leaves; `to` takes over, if named, and coordinates beside them from a day on.

    `ended_at`: the last day is over, it is done.
    """

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="coordinations")
    year = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=8, choices=Intent)
    last_day = models.DateField(_("dernier jour"), null=True, blank=True)
    to = models.ForeignKey(Presence, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    together_from = models.DateField(_("ensemble à partir du"), null=True, blank=True)
    word = models.CharField(_("mot pour la suite"), max_length=1000, blank=True)
    said_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "year"], name="coordination_once_a_year"),
            models.CheckConstraint(
                name="coordination_has_a_day_unless_stays",
                condition=models.Q(answer=Intent.STAYS, last_day=None, to=None, together_from=None)
                | (~models.Q(answer=Intent.STAYS) & models.Q(last_day__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} of {self.membership_id}"
