"""Territories: communes, settings, holidays of their own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Evening(models.TextChoices):
    """From when pupils are left in peace until the morning; the first is everywhere's."""

    NINE = "21:00", _("21 h")
    EIGHT = "20:00", _("20 h")
    SEVEN = "19:00", _("19 h")
    SIX = "18:00", _("18 h")


# What a territory decides by a number: from how much on, and up to how much; it never goes beyond everybody's.
LIMITS = {
    "live_applications": (1, settings.LIVE_APPLICATIONS_PER_PUPIL),
    "wishes": (1, settings.WISHES_PER_PUPIL),
    "pupils_per_mentor": (1, settings.PUPILS_PER_MENTOR),
    "nudges_a_month": (0, settings.NUDGES_PER_COMPANY_A_MONTH),
}
TEXTS = ("word_to_pupils", "word_to_families", "word_to_companies")


def _limit(label: Any, name: str, words: Any = "") -> models.PositiveSmallIntegerField:
    """Everybody's limit, until the territory says less."""
    most = LIMITS[name][1]
    return models.PositiveSmallIntegerField(label, default=most, db_default=most, help_text=words)


def _text(label: Any) -> models.CharField:
    return models.CharField(label, max_length=400, blank=True, default="", db_default="")


class Territory(models.Model):
    """A set of communes with its coordinators and settings; each school and site lies in exactly one."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    live_applications = models.PositiveSmallIntegerField(
        _("candidatures en cours par élève"), default=settings.LIVE_APPLICATIONS_PER_PUPIL
    )
    wishes = _limit(
        _("Entreprises sans place où un élève dit vouloir aller, au plus"), "wishes",
        _("L’équipe les appelle : n’en promettez pas plus que vous n’en appelez."),
    )  # fmt: skip
    pupils_per_mentor = _limit(
        _("Élèves accompagnés par un bénévole, au plus"), "pupils_per_mentor",
        _("Chaque bénévole dit combien il en veut ; ceci est le plus qu’il puisse dire."),
    )  # fmt: skip
    nudges_a_month = _limit(
        _("Messages « des élèves cherchent près de chez vous » à une entreprise, par mois, au plus"), "nudges_a_month",
        _("Zéro : aucune entreprise n’en reçoit."),
    )  # fmt: skip
    quiet_from = models.CharField(
        _("Le soir, les élèves ne reçoivent plus rien à partir de"), max_length=5, choices=Evening,
        default=Evening.NINE, db_default=Evening.NINE, help_text=_("Jusqu’au matin, sauf urgence."),
    )  # fmt: skip
    word_to_pupils = _text(_("Un mot aux élèves, sur leur page d’accueil"))
    word_to_families = _text(_("Un mot aux familles, sur leur page"))
    word_to_companies = _text(_("Un mot aux entreprises, sur leur page d’accueil"))
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
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q((f"{name}__gte", least), (f"{name}__lte", most)),
                    name=f"territory_{name}_only_stricter",
                    violation_error_message=_("Un territoire peut seulement baisser cette limite."),
                )
                for name, (least, most) in LIMITS.items()
                if name != "live_applications"
            ),
            models.CheckConstraint(
                condition=models.Q(quiet_from__in=[each.value for each in Evening]), name="territory_quiet_evening"
            ),
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
