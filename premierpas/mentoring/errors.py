"""Why two people can't be paired."""

from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError


class AlreadyAccompanied(DomainError):
    """The pupil has somebody."""

    def __init__(self) -> None:
        super().__init__(_("Cet élève est déjà accompagné par quelqu’un."), field="volunteer")


class NotCleared(DomainError):
    """The volunteer may not be with minors today."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne n’est pas habilitée aujourd’hui."), field="volunteer")


class MayNotLead(DomainError):
    """Whoever leads a pair has to be there, and to be a coordinator or cleared."""

    def __init__(self) -> None:
        super().__init__(
            _("Choisissez qui répond de ce binôme parmi la coordination ou les bénévoles habilités."), field="lead"
        )
