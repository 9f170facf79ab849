"""Why a pair has ended, and what the next volunteer reads of what was written before."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WhyEnded(models.TextChoices):
    """Why a pair is over."""

    REFUSED = "refused", _("l’élève ou sa famille a dit non")
    OTHER = "other", _("l’élève est accompagné par quelqu’un d’autre")
    MENTOR_LEFT = "left", _("le bénévole est parti")
    NOT_CLEARED = "cleared", _("l’habilitation du bénévole a pris fin")
    PUPIL_LEFT = "pupil", _("l’élève a quitté l’établissement")
    YEAR_OVER = "year", _("l’année est finie")
    ASKED = "asked", _("le bénévole ou la coordination l’a demandé")


class Reads(models.TextChoices):
    """What a pupil's next volunteer may read of what was written with the one before."""

    NOTHING = "nothing", _("rien de ce qui a été écrit avant")
    STEPS = "steps", _("les prochains pas, sans les comptes rendus")
    SHARED = "shared", _("les comptes rendus partagés")


class Side(models.TextChoices):
    """Whom the lead asks how it goes."""

    MENTOR = "mentor", _("le bénévole")
    PUPIL = "pupil", _("l’élève")
    GUARDIAN = "guardian", _("la famille")


class How(models.TextChoices):
    """By which way they were asked."""

    CALL = "call", _("au téléphone")
    MET = "met", _("de vive voix")
    WRITTEN = "written", _("par message")


class Going(models.TextChoices):
    """What they said."""

    WELL = "well", _("bien")
    MIXED = "mixed", _("des hauts et des bas")
    BADLY = "badly", _("mal")
