"""What comes after a week, in states and choices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Moment(models.TextChoices):
    """When a pupil answers the five questions."""

    BEFORE = "before", _("avant ton stage")
    AFTER = "after", _("après ton stage")


class Side(models.TextChoices):
    """Who writes a part of the year's review."""

    MENTOR = "mentor", _("la personne qui accompagne")
    TEACHER = "teacher", _("le professeur")


class Path(models.TextChoices):
    """What somebody does after the collège, or wishes to do."""

    GENERAL = "general", _("une seconde générale et technologique")
    PRO = "pro", _("une seconde professionnelle")
    CAP = "cap", _("un CAP, au lycée ou en apprentissage")
    OTHER = "other", _("autre chose")


class YesNo(models.TextChoices):
    """A plain answer."""

    YES = "yes", _("Oui")
    NO = "no", _("Non")
