"""Why a move of an application is refused, in words that say how to go on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError, WrongState
from premierpas.ui.typography import day


class AuthorisationMissing(DomainError):
    """Under 15, nothing leaves before the school has recorded the guardian's authorisation."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tu as moins de 15 ans. Ton établissement doit d’abord noter l’accord de ta famille. "
                "Parles-en à ton professeur."
            )
        )


class TooManyApplications(DomainError):
    """The territory's limit of live applications is reached."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            _("Tu as déjà %(limit)d candidatures en cours. Attends une réponse ou retire une candidature.")
            % {"limit": limit}
        )


class OfferNotOpen(DomainError):
    """The offer isn't (or no longer) open to this pupil."""

    def __init__(self) -> None:
        super().__init__(_("Cette offre n’est plus ouverte pour toi."))


class WeekTooClose(DomainError):
    """Every answer must be given at the latest seven days before the week."""

    def __init__(self, last: date) -> None:
        super().__init__(
            _("Cette semaine est trop proche : tout devait être décidé avant le %(day)s.") % {"day": day(last)}
        )


class WeekTaken(DomainError):
    """The pupil has a confirmed place on some of these days."""

    def __init__(self) -> None:
        super().__init__(_("Une autre place est déjà confirmée pendant cette semaine."))


class AlreadyApplied(DomainError):
    """One live application for a week of an offer."""

    def __init__(self) -> None:
        super().__init__(_("Il y a déjà une candidature en cours pour cette semaine de cette offre."))


class NothingWritten(DomainError):
    """Letter and CV must hold something."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


class IdentityFound(DomainError):
    """Letter or CV still say who the pupil is. `found` holds the findings by part."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.found = found
        super().__init__(_("Ta lettre ou ton CV disent encore qui tu es. Retire ces passages avant d’envoyer."))


class MovedOn(WrongState):
    """The application is in another state than the action needs."""

    def __init__(self, label: Any) -> None:
        super().__init__(_("Cette candidature est maintenant « %(state)s ».") % {"state": label})


class NoMoreTime(DomainError):
    """More time was already asked, or the week is too close for more."""
