"""Why a meeting, a slot or a note can't be as somebody wants it."""

from datetime import datetime

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.ui.typography import clock_time, day


class SlotTaken(DomainError):
    """Somebody else has just booked it, or it is no longer offered."""

    def __init__(self) -> None:
        super().__init__(_("Ce moment vient d’être pris. Choisis-en un autre."))


class SlotsOverlap(DomainError):
    """The volunteer offers something at that moment already."""

    def __init__(self, start: datetime) -> None:
        words = _("Vous proposez déjà quelque chose le %(day)s à %(hour)s.")
        super().__init__(words % {"day": day(start), "hour": clock_time(start)}, field="hour")


class InThePast(DomainError):
    """What is offered or moved has to be ahead."""

    def __init__(self) -> None:
        super().__init__(_("Ce moment est passé : choisissez-en un à venir."), field="day")


class TooLongAgo(DomainError):
    """A meeting is logged while people remember it."""

    def __init__(self) -> None:
        super().__init__(_("Ce moment est trop ancien : deux mois au plus."), field="day")


class NotYet(DomainError):
    """A note is about what has been."""

    def __init__(self) -> None:
        super().__init__(_("Ce rendez-vous n’a pas encore eu lieu."))


class NoPlace(DomainError):
    """Whoever meets somewhere says where."""

    def __init__(self) -> None:
        super().__init__(_("Dites où vous vous retrouvez."), field="place")


class NoVideo(DomainError):
    """The territory has no link of its own, and no other one is used with minors."""

    def __init__(self) -> None:
        words = _("Le territoire n’a pas encore de lien pour la visio : demandez-le à la coordination.")
        super().__init__(words, field="way")


class NoteClosed(DomainError):
    """A note may be corrected for a day."""

    def __init__(self) -> None:
        super().__init__(_("Ce compte rendu est clos : il pouvait être corrigé pendant 24 heures."))
