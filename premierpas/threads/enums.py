"""Where a message stands, and why one waits to be read by a coordinator."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    """Who reads a message: all of its thread, or for now only its writer and who judges it."""

    SHOWN = "shown", _("lu par tout le fil")
    HELD = "held", _("en attente d’une relecture")
    REFUSED = "refused", _("non transmis")
    WITHDRAWN = "withdrawn", _("retiré")


FIRST_STATES = [MessageState.SHOWN, MessageState.HELD]
# What was shown can be taken away and never comes back; a held message leaves in one of three ways.
MESSAGE_MOVES = {
    MessageState.SHOWN: [MessageState.WITHDRAWN],
    MessageState.HELD: [MessageState.SHOWN, MessageState.REFUSED, MessageState.WITHDRAWN],
    MessageState.REFUSED: [],
    MessageState.WITHDRAWN: [],
}


class Reason(models.TextChoices):
    """What a message seems to hold, in words that its writer reads."""

    PHONE = "phone", _("un numéro de téléphone")
    EMAIL = "email", _("une adresse e-mail")
    ACCOUNT = "account", _("un compte ou un réseau social")
    LINK = "link", _("un lien")
    PICTURE = "picture", _("une photo, ou la demande d’une photo")
    ADDRESS = "address", _("une adresse")
    MEETING = "meeting", _("un rendez-vous en dehors de l’établissement")
