"""Why a door doesn't let somebody in, or an answer isn't taken."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError

if TYPE_CHECKING:
    from .verdicts import Verdict


class NotComing(DomainError):
    """This person has no seat any more, or the event doesn't take place."""

    def __init__(self) -> None:
        super().__init__(_("Cette inscription est terminée : plus rien n’est demandé."))


class NobodyNamed(DomainError):
    """With an adult, but with which?"""

    def __init__(self) -> None:
        super().__init__(_("Écrivez le nom de l’adulte avec qui l’enfant repart."), field="leaves_with")


class TooSoon(DomainError):
    """Seats that nobody has claimed are given ten minutes after the start, no sooner."""

    def __init__(self) -> None:
        super().__init__(_("Les places vides se donnent dix minutes après le début, pas avant."))


class DoorClosed(DomainError):
    """Nobody comes weeks before."""

    def __init__(self) -> None:
        super().__init__(_("L’accueil ouvre le jour de l’événement."))


class NoSeatLeft(DomainError):
    """Whoever has a seat has come."""

    def __init__(self) -> None:
        super().__init__(_("Toutes les places sont prises par des personnes déjà entrées."))


class TurnedAway(DomainError):
    """A known person who may not come in: the verdict says why."""

    def __init__(self, verdict: "Verdict") -> None:
        super().__init__(f"{verdict.title}. {verdict.text}")
        self.verdict = verdict
