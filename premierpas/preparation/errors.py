"""Why something of the preparation isn't possible (yet)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.errors import DomainError, WrongState
from premierpas.ui.typography import day


class NoSteps(DomainError):
    """A preparation has at least one step."""

    def __init__(self) -> None:
        super().__init__(_("Cochez au moins une étape."))


class DayImpossible(DomainError):
    """A step can't be due on this day in one of the classes: after it goes, without school, in another year."""

    def __init__(self, field: str, why: str, due: date, classroom: str) -> None:
        words = {"day": day(due), "classroom": classroom}
        said = {
            "late": _("Le %(day)s, la %(classroom)s est déjà partie en stage. Choisissez un jour d’avant."),
            "closed": _("Le %(day)s, il n’y a pas classe. Choisissez un jour de classe."),
            "other_year": _("Le %(day)s n’est pas dans l’année scolaire de la %(classroom)s."),
        }[why]
        super().__init__(said % words, field=field)


class SectorsLacking(DomainError):
    """Three different sectors, each with a reason, or a teacher has nothing to read."""

    def __init__(self, lacking: int) -> None:
        said = ngettext(
            "Ton texte est gardé, mais pas montré : il manque encore %(n)d secteur avec sa raison.",
            "Ton texte est gardé, mais pas montré : il manque encore %(n)d secteurs avec leur raison.",
            lacking,
        )
        super().__init__(said % {"n": lacking})


class SameSector(DomainError):
    """The same sector twice is two sectors, not three."""

    def __init__(self) -> None:
        super().__init__(_("Ton texte est gardé, mais pas montré : tu as choisi deux fois le même secteur."))


class ShownAnew(WrongState):
    """The pupil has shown another text since the teacher's page was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("L’élève a montré un autre texte entre-temps. Il est affiché maintenant ; votre mot est encore là.")
        )


class WordLacking(DomainError):
    """Whoever sends something back says what to do."""

    def __init__(self) -> None:
        super().__init__(_("Dites à l’élève ce qu’il faut reprendre : une phrase suffit."), field="word")
