"""Territories: communes, settings, holidays of their own."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Territory(models.Model):
    """A set of communes with its coordinators and settings; each school and site lies in exactly one."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    live_applications = models.PositiveSmallIntegerField(
        _("candidatures en cours par élève"), default=settings.LIVE_APPLICATIONS_PER_PUPIL
    )
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    guardians_read_messages = models.BooleanField(
        default=False, db_default=False, help_text="whether families read what pupils and adults write to each other"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    live_applications__gte=1, live_applications__lte=settings.LIVE_APPLICATIONS_PER_PUPIL
                ),
                name="territory_applications_only_stricter",
                violation_error_message=_("Un territoire peut seulement baisser cette limite."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class TerritoryHoliday(models.Model):
    """School holidays that a territory enters, where its academy has a calendar of its own (Corsica, overseas)."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="holidays")
    name = models.CharField(_("nom"), max_length=60)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "first_day"], name="territory_holiday_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="territory_holiday_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TerritoryCommune(models.Model):
    """A commune (INSEE code) of a territory."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="communes")
    insee = models.CharField(max_length=5, unique=True)

    def __str__(self) -> str:
        return self.insee
