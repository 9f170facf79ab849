"""What a volunteer offers: when, in which languages, around which trades, how many pupils; when they are away."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.enums import Language
from premierpas.people.models import Volunteer

from ..enums import SLOTS

MOST_PUPILS = 12


class Availability(models.Model):
    """What somebody has said of an ordinary week of theirs; no row while they have said nothing."""

    volunteer = models.OneToOneField(Volunteer, on_delete=models.CASCADE, related_name="availability")
    languages = ArrayField(models.CharField(max_length=3, choices=Language), default=list)
    sectors = ArrayField(models.CharField(max_length=40), default=list, help_text="codes of sectors of activity")
    slots = ArrayField(models.CharField(max_length=12), default=list, help_text="a weekday and a part of it: 3-evening")
    load = models.PositiveSmallIntegerField(_("élèves"), default=1, validators=[MaxValueValidator(MOST_PUPILS)])
    postal_code = models.CharField(
        _("code postal"), max_length=5, blank=True, db_default="", help_text="from where they come: no address is asked"
    )
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "availabilities"
        constraints = [
            models.CheckConstraint(
                name="availability_of_known_slots", condition=models.Q(slots__contained_by=list(SLOTS))
            ),
            models.CheckConstraint(name="availability_of_a_few_pupils", condition=models.Q(load__lte=MOST_PUPILS)),
        ]

    def __str__(self) -> str:
        return f"availability of {self.volunteer_id}"


class Away(models.Model):
    """Dated days on which somebody isn't free at all: holidays, examinations."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="away")
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))

    class Meta:
        verbose_name_plural = "away"
        constraints = [
            models.CheckConstraint(
                name="away_ends_after_its_start", condition=models.Q(last_day__gte=models.F("first_day"))
            ),
            ExclusionConstraint(
                name="away_once_a_day",
                expressions=[
                    ("volunteer", RangeOperators.EQUAL),
                    (
                        models.Func(
                            "first_day", "last_day", models.Value("[]"),
                            function="daterange", output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.volunteer_id} away from {self.first_day}"
