"""Why somebody can't register, answer, or change an event; each says how to go on."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.alphabet import in_order
from premierpas.core.errors import DomainError
from premierpas.ui.typography import joined


class NotOpen(DomainError):
    """A draft, an event that is over, or one that is cancelled."""

    def __init__(self) -> None:
        super().__init__(_("On ne peut plus s’inscrire à cet événement."))


class RegistrationClosed(DomainError):
    """Its last day to register has passed."""

    def __init__(self) -> None:
        super().__init__(_("Les inscriptions sont fermées."))


class NotInvited(DomainError):
    """It is for others: by invitation, of another territory, or for classes only."""

    def __init__(self) -> None:
        super().__init__(_("Cet événement n’est pas ouvert à cette personne ou à cette classe."))


class NotForPupils(DomainError):
    """Its classes come with their teacher, or it is for adults."""

    def __init__(self) -> None:
        super().__init__(_("Les élèves ne s’inscrivent pas un par un à cet événement : invitez leur classe."))


class OnlyFormerPupils(DomainError):
    """No adult who isn't checked comes among minors by an invitation."""

    def __init__(self) -> None:
        super().__init__(_("Une adresse s’invite seulement à un événement d’anciens élèves."))


class AlreadyRegistered(DomainError):
    """This pupil, or this class, has asked already."""

    def __init__(self) -> None:
        super().__init__(_("C’est déjà fait : l’inscription existe."))


class PupilsRegistered(DomainError):
    """Some pupils of a class have asked alone, or come with another class."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            ngettext(
                "%(names)s est déjà inscrit de son côté : décochez ce nom.",
                "%(names)s sont déjà inscrits de leur côté : décochez ces noms.", len(names),
            ) % {"names": joined(in_order(names, str))},
            field="pupils",
        )  # fmt: skip


class NobodyChosen(DomainError):
    """A class without any pupil."""

    def __init__(self) -> None:
        super().__init__(_("Cochez au moins un élève."), field="pupils")


class TooManyPersons(DomainError):
    """More persons than the event has seats at all."""

    def __init__(self, seats: int) -> None:
        super().__init__(
            ngettext("Il n’y a que %(n)d place en tout.", "Il n’y a que %(n)d places en tout.", seats) % {"n": seats},
            field="pupils",
        )


class TooLateToAnswer(DomainError):
    """The seat was held until a moment that has passed, and has gone on to the next."""

    def __init__(self) -> None:
        super().__init__(_("Le délai est passé : la place est allée à quelqu’un d’autre."))


class SeatsInUse(DomainError):
    """Fewer seats than persons who have one."""

    def __init__(self, used: int) -> None:
        super().__init__(
            ngettext(
                "%(used)d place est déjà prise ou gardée : mettez-en au moins autant.",
                "%(used)d places sont déjà prises ou gardées : mettez-en au moins autant.", used,
            ) % {"used": used},
            field="seats",
        )  # fmt: skip


class TooFewFree(DomainError):
    """Fewer free seats than are to be kept."""

    def __init__(self, free: int) -> None:
        super().__init__(
            ngettext("Il n’y a que %(n)d place à garder.", "Il n’y a que %(n)d places à garder.", free) % {"n": free},
            field="seats",
        )


class NotReady(DomainError):
    """The event lacks something that whoever registers needs to know."""


class InThePast(DomainError):
    """An open event can only move to a moment that is ahead."""

    def __init__(self) -> None:
        super().__init__(_("Ce moment est passé : choisissez-en un à venir."), field="day")


class DrawTooLate(DomainError):
    """Chance has to speak before the event."""

    def __init__(self) -> None:
        super().__init__(
            _("Le tirage au sort aurait lieu après l’événement : choisissez une date plus tard."), field="day"
        )


class DatesOutOfOrder(DomainError):
    """The dates of a series follow one another, the first of all first."""

    def __init__(self) -> None:
        super().__init__(
            _("Les dates d’une série se suivent sans se chevaucher : mettez la première tout en haut."), field="day"
        )


class TooManyTimes(DomainError):
    """So many drafts at once are nobody's plan."""

    def __init__(self, most: int) -> None:
        super().__init__(_("Il faut un nombre entre 1 et %(most)d.") % {"most": most}, field="times")


class NotCleared(DomainError):
    """Only whoever may be with pupils today welcomes them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s ne peut pas encore être avec des élèves : ses vérifications ne sont pas finies.")
            % {"name": name},
            field="volunteers",
        )
