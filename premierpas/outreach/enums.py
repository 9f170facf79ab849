"""Where a company stands on its way to pupils, and what happened with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """Where the association stands with a company."""

    LEAD = "lead", _("piste")
    CONTACTED = "contacted", _("contactée")
    INTERVIEW_PLANNED = "interview_planned", _("rendez-vous pris")
    INTERVIEWED = "interviewed", _("rencontrée")
    COMMITTED = "committed", _("engagée")
    PUBLISHING = "publishing", _("écrit son offre")
    ACTIVE = "active", _("active")
    DORMANT = "dormant", _("en sommeil")
    DECLINED = "declined", _("a dit non")


ENDED = (FileState.DORMANT, FileState.DECLINED)
LIVE = tuple(state for state in FileState if state not in ENDED)
# A company that has signed up by itself begins as committed, one with an offer as active.
FIRST_FILE_STATES = [FileState.LEAD, FileState.COMMITTED, FileState.ACTIVE]
# One may go further than one step at once, and back where a promise didn't hold; what has ended begins again.
FILE_MOVES = {state: [other for other in FileState if other not in (state, FileState.LEAD)] for state in LIVE} | {
    state: [FileState.CONTACTED, FileState.COMMITTED, FileState.ACTIVE] for state in ENDED
}
# What an undone call may take back, beside what people may do: it is as if it hadn't been.
UNDONE_MOVES = {
    FileState.CONTACTED: [FileState.LEAD], FileState.COMMITTED: [FileState.LEAD], FileState.DECLINED: list(LIVE),
}  # fmt: skip
POSSIBLE_MOVES = {
    state: [*dict.fromkeys([*moves, *UNDONE_MOVES.get(state, [])])] for state, moves in FILE_MOVES.items()
}


class Kind(models.TextChoices):
    """What a line of the timeline is about."""

    CALL = "call", _("appel")
    VISIT = "visit", _("visite")
    MAIL_SENT = "mail_sent", _("e-mail envoyé")
    MAIL_RECEIVED = "mail_received", _("e-mail reçu")
    NOTE = "note", _("note")
    CHANGE = "change", _("changement")
    OFFER = "offer", _("offre")
    PUPILS = "pupils", _("élèves")


EXCHANGES = (Kind.CALL, Kind.VISIT, Kind.MAIL_SENT, Kind.MAIL_RECEIVED, Kind.NOTE)
BY_HAND = (Kind.CALL, Kind.VISIT, Kind.MAIL_RECEIVED, Kind.NOTE)


class Result(models.TextChoices):
    """How a call ended."""

    AGREED = "agreed", _("joint, d’accord")
    REACHED = "reached", _("joint, à rappeler")
    MESSAGE_LEFT = "message", _("message laissé")
    NO_ANSWER = "no_answer", _("pas de réponse")
    WRONG_NUMBER = "wrong", _("mauvais numéro")
    NO_MORE = "no_more", _("ne plus appeler")


SPOKEN = (Result.AGREED, Result.REACHED, Result.NO_MORE)  # somebody of the company answered
PROMISES = (Result.REACHED, Result.MESSAGE_LEFT, Result.NO_ANSWER)  # the call that follows was said or is owed


class Source(models.TextChoices):
    """Where a lead comes from."""

    HAND = "hand", _("ajoutée à la main")
    LIST = "list", _("liste importée")
    SIGN_UP = "sign_up", _("s’est inscrite")
    WISH = "wish", _("souhait d’élèves")
    DOOR = "door", _("mise en relation")


class Objection(models.TextChoices):
    """What holds a company back."""

    NO_TIME = "no_time", _("Personne n’a le temps")
    INJURY = "injury", _("Et s’il se blesse ?")
    SECRET = "secret", _("Nos projets sont secrets")
    NO_ROOM = "no_room", _("Nous n’avons pas de place")
    NOTHING_TO_DO = "nothing", _("Il n’y a rien à lui faire faire")
    BEHAVIOUR = "behaviour", _("Et s’il se tient mal ?")
    PAPERWORK = "paperwork", _("Trop de papiers")


class Outcome(models.TextChoices):
    """What became of an objection."""

    LIFTED = "lifted", _("Levé")
    LATER = "later", _("À reprendre")
    STANDS = "stands", _("Non")


class SameAgain(models.TextChoices):
    """What a member of the network answers in autumn."""

    YES = "yes", _("Oui, nous accueillons")
    NOT_NOW = "not_now", _("Pas cette année")
    CALL_ME = "call_me", _("Rappelez-moi")


class Need(models.TextChoices):
    """How something was looked for in vain."""

    SEARCH = "search", _("recherche sans réponse")
    WISH = "wish", _("« j’aimerais y aller »")
