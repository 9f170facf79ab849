"""What an event is, whom it is for, who comes first, and the states of it and of a registration."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What happens there."""

    LECTURE = "lecture", _("rencontre")
    FORUM = "forum", _("forum des métiers")
    WORKSHOP = "workshop", _("atelier")
    COMPANY_DAY = "company_day", _("journée découverte")
    VISIT = "visit", _("visite")
    ALUMNI = "alumni", _("soirée des anciens")


class EventState(models.TextChoices):
    """Where an event stands."""

    DRAFT = "draft", _("en préparation")
    OPEN = "open", _("ouvert")
    FULL = "full", _("complet")
    HELD = "held", _("passé")
    REPORTED = "reported", _("bilan fait")
    CANCELLED = "cancelled", _("annulé")


FIRST_EVENT_STATES = (EventState.DRAFT,)
EVENT_MOVES = {
    EventState.DRAFT: (EventState.OPEN,),
    EventState.OPEN: (EventState.FULL, EventState.HELD, EventState.CANCELLED),
    EventState.FULL: (EventState.OPEN, EventState.HELD, EventState.CANCELLED),
    EventState.HELD: (EventState.REPORTED,),
}
RUNNING = (EventState.OPEN, EventState.FULL)
PUBLIC = (*RUNNING, EventState.HELD, EventState.REPORTED, EventState.CANCELLED)


class Where(models.TextChoices):
    """How one comes."""

    ON_SITE = "on_site", _("sur place")
    VIDEO = "video", _("en visio")


class OpenTo(models.TextChoices):
    """Who may register at all."""

    EVERYONE = "everyone", _("tous les élèves du territoire")
    INVITED = "invited", _("seulement sur invitation")


class ForWhom(models.TextChoices):
    """Who registers: each pupil alone, a teacher for a class, or adults who once were pupils here."""

    PUPILS = "pupils", _("des élèves, un par un")
    CLASSES = "classes", _("des classes, avec leur professeur")
    BOTH = "both", _("des élèves et des classes")
    ALUMNI = "alumni", _("d’anciens élèves")


FOR_PUPILS, FOR_CLASSES = (ForWhom.PUPILS, ForWhom.BOTH), (ForWhom.CLASSES, ForWhom.BOTH)


class Order(models.TextChoices):
    """Who comes first; said before one registers and in each message."""

    ARRIVAL = "arrival", _("premier arrivé, premier servi")
    DRAW = "draw", _("tirage au sort")
    PRIORITY = "priority", _("d’abord les collèges en éducation prioritaire, puis l’ordre d’arrivée")


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    WAITING = "waiting", _("dans la file")
    OFFERED = "offered", _("une place est proposée")
    CONFIRMED = "confirmed", _("inscrit")
    LEFT = "left", _("désinscrit")
    DECLINED = "declined", _("place refusée")
    LAPSED = "lapsed", _("sans réponse")
    OVER = "over", _("terminé")


FIRST_REGISTRATION_STATES = (RegistrationState.WAITING, RegistrationState.CONFIRMED)
REGISTRATION_MOVES = {
    RegistrationState.WAITING: (
        RegistrationState.OFFERED, RegistrationState.CONFIRMED, RegistrationState.LEFT, RegistrationState.OVER,
    ),
    RegistrationState.OFFERED: (
        RegistrationState.CONFIRMED, RegistrationState.DECLINED, RegistrationState.LAPSED, RegistrationState.LEFT,
        RegistrationState.OVER,
    ),
    RegistrationState.CONFIRMED: (RegistrationState.LEFT, RegistrationState.OVER),
}  # fmt: skip
LIVE = (RegistrationState.WAITING, RegistrationState.OFFERED, RegistrationState.CONFIRMED)
SEATED = (RegistrationState.OFFERED, RegistrationState.CONFIRMED)
