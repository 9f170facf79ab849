"""How a help by somebody of an association ends, and how a family has said yes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WhyEnded(models.TextChoices):
    """Why somebody no longer helps a pupil."""

    FAMILY = "family", _("la famille ne veut pas, ou ne veut plus")
    ASKED = "asked", _("l’éducateur ou la coordination l’a demandé")
    NOT_CLEARED = "cleared", _("l’habilitation ne vaut plus")
    WORKER_LEFT = "left", _("l’éducateur est parti")
    PUPIL_LEFT = "pupil", _("l’élève est parti")


class Way(models.TextChoices):
    """How a family has said it."""

    PAGE = "page", _("sur la page de la famille")
    PAPER = "paper", _("sur papier")
