"""Why nothing can be written in a thread, and whom to call then, in the words of who reads it."""

from django.utils.translation import gettext as _

from premierpas.people.models import Enrolment

from .readers import Closed


def why_not(closed: Closed, *, to_pupil: bool) -> str:
    """One sentence; nothing that was written is lost."""
    told: dict[Closed, tuple[str, str]] = {
        Closed.GONE: (
            _("Cette personne ne t’accompagne plus. Tu peux relire, mais plus rien ne peut être écrit ici."),
            _("Cette personne n’accompagne plus l’élève. Le fil se relit, mais plus rien ne peut y être écrit."),
        ),
        Closed.ALONE: (
            _("Il faut toujours deux adultes ici, et il n’y en a plus qu’un. Pour l’instant, personne ne peut écrire."),
            _("Il faut deux adultes dans un fil, et il n’en reste qu’un : pour l’instant, personne ne peut y écrire."),
        ),
        Closed.LEFT: (
            _("Cette année est finie : tu peux relire, mais plus rien ne peut être écrit ici."),
            _("L’élève a quitté cette classe : le fil se relit, mais plus rien ne peut y être écrit."),
        ),
    }
    pupil, adult = told[closed]
    return pupil if to_pupil else adult


def whom_to_call(enrolment: Enrolment) -> list[tuple[str, str]]:
    """The school, and the territory's coordinators: names and numbers, those that there are."""
    school = enrolment.classroom.school
    found = [(school.name, school.phone), (_("La coordination de l’association"), school.territory.phone)]
    return [(name, phone) for name, phone in found if phone]
