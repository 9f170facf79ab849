"""Schools, their classes, and when classes go."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.positions import PositionedModel

from ..enums import Level, Priority
from .territory import Territory


class School(PositionedModel):
    """A collège or lycée that takes part; the register of all schools ships with the product (core.register)."""

    uai = models.CharField(_("code UAI"), max_length=8, unique=True)
    name = models.CharField(_("nom"), max_length=150)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="schools")
    priority = models.CharField(max_length=12, choices=Priority, default=Priority.NONE)
    academy = models.CharField(_("académie"), max_length=60)
    zone = models.CharField(_("zone de vacances"), max_length=1, blank=True)
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    insee = models.CharField(max_length=5, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    joined_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name

    @property
    def is_priority(self) -> bool:
        """REP, REP+ or in a priority district; `qpv_proche` doesn't count (domain.md, Fairness)."""
        return self.priority in (Priority.REP, Priority.REP_PLUS, Priority.QPV)


class Classroom(models.Model):
    """A class of one school year; `key` is its name as lists are matched by."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classrooms")
    school_year = models.PositiveSmallIntegerField(_("année scolaire"), help_text=_("année de la rentrée"))
    name = models.CharField(_("nom"), max_length=40)
    key = models.CharField(max_length=40)
    level = models.CharField(_("niveau"), max_length=3, choices=Level)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "school_year", "key"], name="classroom_once_per_year")]
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class InternshipPeriod(models.Model):
    """When a class, or a whole level of a school, may go: search, expiry and risk use it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="periods")
    classroom = models.ForeignKey(Classroom, null=True, blank=True, on_delete=models.CASCADE, related_name="periods")
    level = models.CharField(max_length=3, choices=Level)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="period_ends_after_its_start",
                violation_error_message=_("Le dernier jour est avant le premier."),
            ),
            models.UniqueConstraint(
                fields=["school", "classroom", "level", "first_day"], nulls_distinct=False, name="period_once"
            ),
        ]
        indexes = [models.Index(fields=["first_day", "last_day"], name="period_days")]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"
