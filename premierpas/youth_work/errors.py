"""Why somebody can't help a pupil."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


class NotCleared(DomainError):
    """The youth worker may not be with minors today, or isn't one of this territory."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne n’est pas habilitée aujourd’hui : finissez d’abord les vérifications."))


class AlreadyProposed(DomainError):
    """The two are there already."""

    def __init__(self) -> None:
        super().__init__(_("C’est déjà proposé pour cet élève."), field="enrolment")


class NotPresent(DomainError):
    """The pupil isn't in a class of this year."""

    def __init__(self) -> None:
        super().__init__(_("Cet élève n’est plus dans une classe de cette année."), field="enrolment")
