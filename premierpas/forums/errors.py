"""Why something about a forum can't be done; each says how to go on."""

from datetime import datetime

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


class NumberTaken(DomainError):
    """Another stand has this place in the hall."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Ce numéro est celui de « %(name)s ».") % {"name": name}, field="number")


class OutsideHall(DomainError):
    """The hall has fewer places."""

    def __init__(self, most: int) -> None:
        super().__init__(_("La salle a %(most)d emplacements.") % {"most": most}, field="number")


class NoAddress(DomainError):
    """Nobody can be written to."""

    def __init__(self) -> None:
        super().__init__(_("Il n’y a pas d’adresse e-mail : notez-en une."), field="email")


class WantsNoMail(DomainError):
    """Whoever has this address has asked for no more invitations."""

    def __init__(self) -> None:
        super().__init__(_("Cette adresse ne veut plus recevoir nos e-mails : il faut téléphoner."), field="email")


class HoursOutside(DomainError):
    """Hours before the event begins or after it ends."""

    def __init__(self, first: datetime, last: datetime) -> None:
        words = {"first": f"{first:%H:%M}", "last": f"{last:%H:%M}"}
        super().__init__(_("L’événement dure de %(first)s à %(last)s.") % words, field="last")


class NoHours(DomainError):
    """Not one visit fits between these hours."""

    def __init__(self) -> None:
        super().__init__(_("Aucun passage n’entre dans ces heures."), field="minutes")


class TooManyHours(DomainError):
    """More visits than anybody makes."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("C’est plus de %(most)d passages : faites-les plus longs.") % {"most": most}, field="minutes"
        )


class WishesClosed(DomainError):
    """The day to choose has passed, or the assignment is made."""

    def __init__(self) -> None:
        super().__init__(_("On ne peut plus changer les vœux."))


class WishedTwice(DomainError):
    """The same stand at two ranks."""

    def __init__(self, field: str) -> None:
        super().__init__(_("Ce stand est déjà plus haut."), field=field)


class NothingToAssign(DomainError):
    """No stand comes, there are no hours, or nobody has a seat."""

    def __init__(self) -> None:
        super().__init__(_("Il faut des stands qui viennent, des passages et des inscrits."))


class StandFull(DomainError):
    """No place is left there at that hour."""

    def __init__(self) -> None:
        super().__init__(_("Ce stand est complet à cette heure."), field="stand")


class AlreadyThere(DomainError):
    """The pupil goes there at another hour."""

    def __init__(self) -> None:
        super().__init__(_("Cet élève va déjà à ce stand à une autre heure."), field="stand")
