"""The steps that a class may be asked for, and what a teacher says of three sectors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKey(models.TextChoices):
    """A step of the preparation, in the order in which it is usually taken; the words are a teacher's."""

    INTERESTS = "interests", _("Trouver ses centres d’intérêt")
    TRADES = "trades", _("Explorer cinq métiers")
    PATH = "path", _("Suivre un parcours découverte")
    MEET = "meet", _("Rencontrer quelqu’un")
    EVENT = "event", _("Aller à un événement")
    SECTORS = "sectors", _("Trois secteurs et pourquoi")
    QUESTIONS = "questions", _("Cinq questions")
    LETTER = "letter", _("Lettre et CV")
    SPEAK = "speak", _("S’entraîner à parler")


class Verdict(models.TextChoices):
    """What a teacher says of three sectors that were shown; empty until they are read."""

    GOOD = "good", _("validé")
    AGAIN = "again", _("à reprendre")
