"""How two people meet, how a meeting stands, and why somebody wasn't there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How they meet; the video link is the association's own."""

    ON_SITE = "site", _("sur place")
    PHONE = "phone", _("par téléphone")
    VIDEO = "video", _("en visio")


class MeetingState(models.TextChoices):
    """Where a meeting stands. Held: somebody was there; missed: nobody was."""

    PLANNED = "planned", _("prévu")
    HELD = "held", _("tenu")
    MISSED = "missed", _("manqué")
    CANCELLED = "cancelled", _("annulé")


FIRST_MEETING_STATES = [MeetingState.PLANNED]
MEETING_MOVES = {
    MeetingState.PLANNED: [MeetingState.HELD, MeetingState.MISSED, MeetingState.CANCELLED],
    MeetingState.HELD: [MeetingState.MISSED],  # a note that is corrected
    MeetingState.MISSED: [MeetingState.HELD],
}


class WhyMissed(models.TextChoices):
    """Why a pupil wasn't at a meeting; the last two are no matter of the pupil's."""

    UNREACHED = "unreached", _("pas joint")
    FORGOT = "forgot", _("a oublié")
    ILL = "ill", _("malade")
    UNKNOWN = "unknown", _("pas venu, je ne sais pas pourquoi")
    HINDERED = "hindered", _("j’ai eu un empêchement")


class TryBy(models.TextChoices):
    """By which way somebody tried to reach a pupil."""

    CALL = "call", _("un appel")
    MESSAGE = "message", _("un message")
    FAMILY = "family", _("par la famille")
    SCHOOL = "school", _("par le collège")
