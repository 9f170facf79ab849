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
