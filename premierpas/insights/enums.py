from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    """What a figure is a number of."""

    COUNT = "count", _("nombre")
    SHARE = "share", _("pourcentage")
    DAYS = "days", _("jours")
