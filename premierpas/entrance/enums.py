"""How an authorisation came, how somebody goes home, and what a door does."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """By which way a guardian's word came."""

    LINK = "link", _("par son lien")
    PAPER = "paper", _("sur papier")
    RECORD = "record", _("au dossier de l’établissement")


class Leaves(models.TextChoices):
    """How a pupil goes home afterwards."""

    UNSAID = "", _("Retour : à demander")
    CLASS = "class", _("Repart avec sa classe")
    ALONE = "alone", _("Repart sans adulte")
    ADULT = "adult", _("Repart avec un adulte")


class Way(models.TextChoices):
    """What the door noted."""

    IN = "in", _("Entrée")
    OUT = "out", _("Sortie")


class Word(models.TextChoices):
    """How an authorisation stands."""

    MISSING = "missing", _("accord manquant")
    GIVEN = "given", _("accord donné")
    REFUSED = "refused", _("un parent a dit non")
    UNASKED = "unasked", _("accord non demandé")
