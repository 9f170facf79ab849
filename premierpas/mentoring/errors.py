"""Why two people can't be paired, replaced, or asked."""

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


class SaidNo(DomainError):
    """The pupil or the family doesn't want anybody."""

    def __init__(self) -> None:
        super().__init__(_("L’élève ou sa famille a dit non : personne n’est proposé avant un oui."), field="volunteer")


class PairIsOver(DomainError):
    """The pair has ended meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Ce binôme est fini."))


class StandsInAlready(DomainError):
    """Somebody replaces the mentor on one of these days."""

    def __init__(self) -> None:
        super().__init__(_("Quelqu’un remplace déjà l’un de ces jours : choisissez d’autres dates."), field="first_day")


class MentorThemself(DomainError):
    """The mentor doesn't replace themself."""

    def __init__(self) -> None:
        super().__init__(_("Choisissez quelqu’un d’autre que la personne absente."), field="volunteer")


class DaysTheWrongWay(DomainError):
    """The days of an absence are over, or end before they begin."""

    def __init__(self) -> None:
        super().__init__(_("Le dernier jour est passé, ou vient avant le premier."), field="last_day")


class AskedAlready(DomainError):
    """Somebody has noted this check meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Ce point est déjà noté : rechargez la page."))
