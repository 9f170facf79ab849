"""What a newcomer learns, how a check was made, what somebody says in spring, and what has happened with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """What is learnt in the first week."""

    MEET = "meet", _("Rencontrer l’équipe, savoir qui fait quoi")
    READ = "read", _("Lire la fiche d’une entreprise du début à la fin")
    LISTEN = "listen", _("Écouter un appel de quelqu’un d’expérience")
    CALL = "call", _("Faire un premier appel à deux")
    NOTE = "note", _("Noter un échange et son prochain pas")
    CHARTER = "charter", _("Lire la charte et poser vos questions")
    WORRY = "worry", _("Savoir qui prévenir quand quelque chose inquiète")


class Proof(models.TextChoices):
    """What was shown for the check of honourability: the fact is noted, the document never kept."""

    EXTRACT = "extract", _("extrait n° 3 du casier judiciaire, montré")
    CERTIFICATE = "certificate", _("attestation d’honorabilité, montrée")
    ANSWER = "answer", _("réponse de l’administration")


class Event(models.TextChoices):
    """One thing that has happened with a volunteer."""

    JOINED = "joined", _("arrive dans l’équipe")
    IDENTITY = "identity", _("identité vérifiée")
    REGISTER = "register", _("honorabilité vérifiée")
    CHARTER = "charter", _("charte signée")
    TRAINED = "trained", _("formation faite")
    ACTIVATED = "activated", _("habilitation donnée")
    EXPIRED = "expired", _("habilitation échue")
    SUSPENDED = "suspended", _("suspension")
    REINSTATED = "reinstated", _("fin de la suspension")
    ROLE = "role", _("rôle changé")
    LEFT = "left", _("quitte l’équipe")
    RETURNED = "returned", _("revient dans l’équipe")


class Intent(models.TextChoices):
    """What somebody says in spring."""

    STAYS = "stays", _("Je reste l’année prochaine")
    UNTIL = "until", _("Je reste jusqu’à une date")
    LEAVES = "leaves", _("Je pars")


class Part(models.TextChoices):
    """A part of a day on which somebody is free."""

    MORNING = "morning", _("matin")
    MIDDAY = "midday", _("midi")
    AFTERNOON = "afternoon", _("après-midi")
    EVENING = "evening", _("fin de journée")


HOURS = {Part.MORNING: (9, 12), Part.MIDDAY: (12, 14), Part.AFTERNOON: (14, 17), Part.EVENING: (17, 19)}
WEEKDAYS = range(1, 7)  # Monday to Saturday, as ISO counts them
SLOTS = tuple(f"{weekday}-{part}" for weekday in WEEKDAYS for part in Part.values)
