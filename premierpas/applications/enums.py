from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationState(models.TextChoices):
    """The life of an application (domain.md, States)."""

    DRAFT = "draft", _("brouillon")
    SUBMITTED = "submitted", _("envoyée")
    READ = "read", _("lue")
    UNDER_REVIEW = "under_review", _("en réflexion")
    ACCEPTED = "accepted", _("acceptée")
    CONFIRMED = "confirmed", _("confirmée")
    REJECTED = "rejected", _("pas cette fois")
    WITHDRAWN = "withdrawn", _("retirée")
    CANCELLED_BY_COMPANY = "cancelled_by_company", _("annulée par la structure")
    CANCELLED_BY_SCHOOL = "cancelled_by_school", _("annulée par l’établissement")
    EXPIRED = "expired", _("sans réponse à temps")
    SUPERSEDED = "superseded", _("arrêtée : une autre place est confirmée")


S = ApplicationState
APPLICATION_FIRST = [S.DRAFT]
_ENDS = [S.WITHDRAWN, S.CANCELLED_BY_COMPANY, S.CANCELLED_BY_SCHOOL, S.EXPIRED, S.SUPERSEDED]
APPLICATION_MOVES = {
    S.DRAFT: [S.SUBMITTED],
    S.SUBMITTED: [S.READ, S.UNDER_REVIEW, S.ACCEPTED, S.REJECTED, *_ENDS],
    S.READ: [S.UNDER_REVIEW, S.ACCEPTED, S.REJECTED, *_ENDS],
    S.UNDER_REVIEW: [S.ACCEPTED, S.REJECTED, *_ENDS],
    S.ACCEPTED: [S.CONFIRMED, *_ENDS],
    S.CONFIRMED: [S.WITHDRAWN, S.CANCELLED_BY_COMPANY, S.CANCELLED_BY_SCHOOL],
    # A company may still accept after a no or an expiry, a pupil may restore a withdrawal.
    S.REJECTED: [S.ACCEPTED],
    S.EXPIRED: [S.ACCEPTED],
    S.WITHDRAWN: [S.SUBMITTED],
}
WAITING = [S.SUBMITTED, S.READ, S.UNDER_REVIEW]
LIVE = [*WAITING, S.ACCEPTED]
SEATED = [S.ACCEPTED, S.CONFIRMED]

BADGES = {S.SUBMITTED: "", S.READ: "wait", S.UNDER_REVIEW: "wait", S.ACCEPTED: "now", S.CONFIRMED: "done"}


class RejectionReason(models.TextChoices):
    """Why a company says no; the pupil reads a kind sentence for each."""

    FULL = "full", _("Plus de place cette semaine-là")
    TUTOR_AWAY = "tutor_away", _("Le tuteur sera absent")
    OTHER_CHOSEN = "other_chosen", _("Une autre candidature a été retenue")
    NOT_SUITABLE = "not_suitable", _("L’activité ne convient pas à cet âge ou à cette demande")
    OTHER = "other", _("Autre raison")
