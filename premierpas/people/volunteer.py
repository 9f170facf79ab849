"""Somebody who gives time in a territory, and how far their way to pupils has gone."""

from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.organisations.models import Territory

from .enums import CLEARANCE_MOVES, FIRST_CLEARANCES, Clearance, TeamRole


@pghistory.track(fields=["state", "role", "since", "until", "checked_on"], model_name="VolunteerEvent")
class Volunteer(models.Model):
    """Somebody who gives time in a territory. The account comes by invitation; until then there is a file only.

    `state` says how far the way to pupils has gone: companies may be worked for before, no pupil is seen before
    `ACTIVE`. `since` and `until`: when they are of the team; checks are of `checked_on` and hold for a year.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="volunteers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="volunteers"
    )
    name = models.CharField(_("nom"), max_length=150)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    motive = models.TextField(_("pourquoi"), blank=True)
    role = models.CharField(_("rôle"), max_length=10, choices=TeamRole, default=TeamRole.VOLUNTEER)
    state = models.CharField(max_length=10, choices=Clearance, default=Clearance.APPLIED)
    checked_on = models.DateField(null=True, blank=True)
    applied_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["territory", "user"], condition=models.Q(until=None), name="volunteer_once_a_territory"
            ),
            models.CheckConstraint(
                name="volunteer_of_the_team_has_an_account",
                condition=models.Q(since=None) | models.Q(user__isnull=False) | models.Q(until__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["territory", "state"], name="volunteer_territory")]
        triggers = states.guards("state", CLEARANCE_MOVES, FIRST_CLEARANCES)

    def __str__(self) -> str:
        return f"volunteer {self.pk}"

    @property
    def checks_hold_until(self) -> date | None:
        """The first day on which the check of honourability is too old: a year later."""
        return clock.a_year_after(self.checked_on) if self.checked_on else None

    @property
    def sees_pupils(self) -> bool:
        """Whether a pupil may be shown to them, where a link allows it: cleared, by a check that still holds."""
        until = self.checks_hold_until
        return self.state == Clearance.ACTIVE and until is not None and clock.today() < until

    @property
    def is_youth_worker(self) -> bool:
        """Of a local association: sees the pupils whose family agreed, and nothing of the team's work."""
        return self.role == TeamRole.YOUTH_WORKER
