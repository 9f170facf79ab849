"""What a stand answers and needs, and why a pupil goes to one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """What somebody who is invited says."""

    YES = "yes", _("oui")
    MAYBE = "maybe", _("peut-être")
    NO = "no", _("non")


class Need(models.TextChoices):
    """What a stand needs in the hall."""

    TABLE = "table", _("une table et des chaises")
    SOCKET = "socket", _("une prise électrique")
    PANEL = "panel", _("une grille ou un mur pour afficher")
    WATER = "water", _("un point d’eau")
    GROUND = "ground", _("un accès de plain-pied pour décharger")


class Why(models.TextChoices):
    """Why a pupil goes to a stand."""

    WISH = "wish", _("un vœu")
    SPREAD = "spread", _("là où il restait de la place")
    BY_HAND = "by_hand", _("changé par l’équipe")
