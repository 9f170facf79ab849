from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferState(models.TextChoices):
    """The life of an offer (domain.md, States)."""

    DRAFT = "draft", _("brouillon")
    IN_REVIEW = "in_review", _("en relecture")
    CHANGES_REQUESTED = "changes_requested", _("à compléter")
    PUBLISHED = "published", _("publiée")
    PAUSED = "paused", _("en pause")
    CLOSED = "closed", _("close")
    WITHDRAWN = "withdrawn", _("retirée")


OFFER_FIRST = [OfferState.DRAFT]
OFFER_MOVES = {
    OfferState.DRAFT: [OfferState.IN_REVIEW],
    OfferState.IN_REVIEW: [OfferState.CHANGES_REQUESTED, OfferState.PUBLISHED],
    OfferState.CHANGES_REQUESTED: [OfferState.IN_REVIEW],
    OfferState.PUBLISHED: [OfferState.PAUSED, OfferState.CLOSED, OfferState.WITHDRAWN],
    OfferState.PAUSED: [OfferState.PUBLISHED, OfferState.CLOSED, OfferState.WITHDRAWN],
}


class Revision(models.TextChoices):
    """What happens to the next text of an offer that is already public, whose old text stays visible."""

    NONE = "none", _("aucune modification")
    EDITING = "editing", _("modification en cours")
    IN_REVIEW = "in_review", _("modification en relecture")
    CHANGES_REQUESTED = "changes_requested", _("modification à compléter")


REVISION_MOVES = {
    Revision.NONE: [Revision.EDITING],
    Revision.EDITING: [Revision.NONE, Revision.IN_REVIEW],
    Revision.IN_REVIEW: [Revision.NONE, Revision.CHANGES_REQUESTED, Revision.EDITING],
    Revision.CHANGES_REQUESTED: [Revision.EDITING, Revision.IN_REVIEW, Revision.NONE],
}


class Audience(models.TextChoices):
    """Whom an offer is open to."""

    SCHOOLS = "schools", _("des établissements partenaires choisis")
    TERRITORY = "territory", _("les élèves du territoire")
    PRIORITY_FIRST = "priority_first", _("d’abord les élèves de l’éducation prioritaire, puis tous")
    ALL = "all", _("tous les élèves")


class OfferLevel(models.TextChoices):
    """Which pupils the week is made for."""

    COLLEGE = "college", _("4e et 3e (une semaine)")
    SECONDE = "2de", _("seconde (une ou deux semaines en juin)")


class SeatState(models.TextChoices):
    """A company's acceptance holds a seat, the pupil's confirmation takes it."""

    FREE = "free", _("libre")
    HELD = "held", _("réservée")
    TAKEN = "taken", _("prise")


SEAT_MOVES = {
    SeatState.FREE: [SeatState.HELD],
    SeatState.HELD: [SeatState.FREE, SeatState.TAKEN],
    SeatState.TAKEN: [SeatState.FREE],
}
