"""The week itself: a pupil at a host on some days, found here or outside."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Lookup
from django.db.models.fields import Field
from django.utils.translation import gettext_lazy as _
from psycopg.types.multirange import DateMultirange

from premierpas.applications.models import Application
from premierpas.core import clock, states
from premierpas.organisations.models import Company, Site
from premierpas.people.models import Enrolment, Pupil


class DateMultirangeField(Field):
    """Days that need not be consecutive: a PostgreSQL datemultirange of half-open ranges."""

    def db_type(self, connection: object) -> str:
        return "datemultirange"

    def get_db_prep_value(self, value: DateMultirange | None, connection: object, prepared: bool = False) -> object:
        return value


@DateMultirangeField.register_lookup
class DaysOverlap(Lookup):
    """`days__overlaps=…`: whether any day is in both."""

    lookup_name = "overlaps"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """The operator that the exclusion constraint uses."""
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} && {right}", [*left_values, *right_values]


class PlacementState(models.TextChoices):
    """The life of a placement (domain.md, States)."""

    PLANNED = "planned", _("prévu")
    ONGOING = "ongoing", _("en cours")
    COMPLETED = "completed", _("terminé")
    CANCELLED = "cancelled", _("annulé")
    NOT_HELD = "not_held", _("n’a pas eu lieu")
    INTERRUPTED = "interrupted", _("interrompu")


P = PlacementState
PLACEMENT_MOVES = {
    P.PLANNED: [P.ONGOING, P.CANCELLED, P.NOT_HELD],
    P.ONGOING: [P.COMPLETED, P.INTERRUPTED, P.NOT_HELD],
}
HOLDING = [P.PLANNED, P.ONGOING, P.COMPLETED, P.INTERRUPTED]


@pghistory.track(fields=["pupil", "company", "application", "days", "state"], model_name="PlacementEvent")
class Placement(models.Model):
    """A pupil's week. The host is a company known here, or one named only (found outside)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="placements")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="placements")
    application = models.OneToOneField(
        Application, null=True, blank=True, on_delete=models.PROTECT, related_name="placement"
    )
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.PROTECT, related_name="placements")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    host_name = models.CharField(_("nom de la structure"), max_length=150)
    host_siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    host_street = models.CharField(_("adresse"), max_length=200, blank=True)
    host_postal_code = models.CharField(_("code postal"), max_length=10, blank=True)
    host_city = models.CharField(_("ville"), max_length=100, blank=True)
    host_country = models.CharField(_("pays"), max_length=2, default="FR")
    host_contact = models.CharField(_("personne à joindre"), max_length=150, blank=True)
    host_email = models.EmailField(_("e-mail de la structure"), blank=True)
    host_phone = models.CharField(_("téléphone de la structure"), max_length=20, blank=True)
    sector = models.CharField(_("secteur"), max_length=30, blank=True)
    tutors = models.JSONField(default=list)
    days = DateMultirangeField()
    first_day = models.DateField()
    last_day = models.DateField()
    state = models.CharField(max_length=12, choices=PlacementState, default=PlacementState.PLANNED)
    end_reason = models.CharField(_("raison"), max_length=300, blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = states.guards("state", PLACEMENT_MOVES, [P.PLANNED])
        constraints = [
            ExclusionConstraint(
                name="placement_one_on_any_day",
                expressions=[("pupil", RangeOperators.EQUAL), ("days", RangeOperators.OVERLAPS)],
                condition=models.Q(state__in=HOLDING),
                violation_error_message=_("L’élève a déjà un stage pendant ces jours."),
            )
        ]
        indexes = [
            models.Index(fields=["pupil", "state"], name="placement_pupil_state"),
            models.Index(fields=["state", "first_day"], name="placement_state_first_day"),
        ]

    def __str__(self) -> str:
        return f"placement {self.pk}"

    @property
    def found_outside(self) -> bool:
        """Whether the pupil found it without an application here."""
        return self.application_id is None

    @property
    def week(self) -> tuple[date, date]:
        """First and last day."""
        return self.first_day, self.last_day

    @property
    def badge(self) -> str:
        """How the state is drawn (ui `badge`)."""
        return {P.PLANNED: "wait", P.ONGOING: "now", P.COMPLETED: "done"}.get(PlacementState(self.state), "off")
