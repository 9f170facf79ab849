"""The next step with a company, when people don't say it: what follows from where the company stands."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french

from ..enums import FileState, Result

_WORKDAYS_A_WEEK = 5


def next_workday(day: date) -> date:
    """The day itself, or the Monday after a week-end."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= _WORKDAYS_A_WEEK else day


@in_french()
def usual_step(state: FileState) -> tuple[str, date]:
    """What is usually done next with a company in this state, and by when."""
    days, words = {
        FileState.LEAD: (3, _("Premier appel")),
        FileState.CONTACTED: (5, _("Rappeler")),
        FileState.INTERVIEW_PLANNED: (7, _("Rencontrer l’entreprise")),
        FileState.INTERVIEWED: (3, _("Demander la réponse")),
        FileState.COMMITTED: (5, _("Aider à écrire l’offre")),
        FileState.PUBLISHING: (5, _("Relire l’offre ensemble")),
        FileState.ACTIVE: (90, _("Prendre des nouvelles")),
    }.get(state, (7, _("Rappeler")))
    return words, next_workday(clock.today() + timedelta(days=days))


@in_french()
def step_after(result: Result) -> tuple[str, date]:
    """What one tap on the result of a call sets: nobody types it."""
    days, words = {
        Result.AGREED: (2, _("Aider à écrire l’offre")),
        Result.NO_MORE: (90, _("Écrire, sans appeler")),
        Result.MESSAGE_LEFT: (2, _("Rappeler, message laissé")),
        Result.NO_ANSWER: (1, _("Rappeler")),
        Result.WRONG_NUMBER: (1, _("Trouver le bon numéro")),
    }.get(result, (7, _("Rappeler")))
    return words, next_workday(clock.today() + timedelta(days=days))
