from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    """What a partner is to the association."""

    ASSOCIATION = "association", _("association")
    HIGHER_EDUCATION = "higher_ed", _("enseignement supérieur")
    SPONSOR = "sponsor", _("mécène")
    RECTORATE = "rectorate", _("rectorat")
    MINISTRY = "ministry", _("ministère ou service de l’État")
    BOARD = "board", _("conseil de surveillance")


class EntryKind(models.TextChoices):
    """What a line of a partner's timeline tells."""

    CALL = "call", _("appel")
    MEETING = "meeting", _("rencontre")
    MAIL = "mail", _("e-mail")
    NOTE = "note", _("note")
    CHANGE = "change", _("changement")


BY_HAND = (EntryKind.CALL, EntryKind.MEETING, EntryKind.MAIL, EntryKind.NOTE)


class Outcome(models.TextChoices):
    """What an institution answered."""

    WAITING = "waiting", _("sans réponse")
    YES = "yes", _("accordé")
    PARTLY = "partly", _("accordé en partie")
    NO = "no", _("refusé")


class GrantState(models.TextChoices):
    """Where a grant stands."""

    CALL = "call", _("à déposer")
    ASKED = "asked", _("déposée")
    GRANTED = "granted", _("accordée")
    REFUSED = "refused", _("refusée")
    REPORTED = "reported", _("bilan rendu")


FIRST_GRANT_STATES = [GrantState.CALL]
GRANT_MOVES = {
    GrantState.CALL: [GrantState.ASKED],
    GrantState.ASKED: [GrantState.GRANTED, GrantState.REFUSED],
    GrantState.GRANTED: [GrantState.REPORTED],
}


class IntroState(models.TextChoices):
    """Where an introduction stands."""

    ASKED = "asked", _("demandée")
    YES = "yes", _("acceptée")
    NO = "no", _("pas possible")
    TOLD = "told", _("suite donnée")


FIRST_INTRO_STATES = [IntroState.ASKED]
INTRO_MOVES = {
    IntroState.ASKED: [IntroState.YES, IntroState.NO],
    IntroState.YES: [IntroState.TOLD],
}


class Became(models.TextChoices):
    """What became of an introduction."""

    MET = "met", _("rencontre faite")
    OPENED = "opened", _("l’entreprise accueille")
    NOTHING = "nothing", _("sans suite pour l’instant")


class SkillKind(models.TextChoices):
    """What people give hours of."""

    LEGAL = "legal", _("droit")
    DESIGN = "design", _("graphisme")
    COACHING = "coaching", _("accompagnement")
    COMPUTING = "computing", _("informatique")
    WRITING = "writing", _("communication")
    ACCOUNTS = "accounts", _("comptabilité")
    OTHER = "other", _("autre")


class HoursState(models.TextChoices):
    """Where hours that were asked for stand."""

    ASKED = "asked", _("demandées")
    YES = "yes", _("promises")
    NO = "no", _("pas possible")
    GIVEN = "given", _("données")
    THANKED = "thanked", _("remerciées")


FIRST_HOURS_STATES = [HoursState.ASKED]
HOURS_MOVES = {
    HoursState.ASKED: [HoursState.YES, HoursState.NO],
    HoursState.YES: [HoursState.GIVEN],
    HoursState.GIVEN: [HoursState.THANKED],
}
