"""The pupil's week, as a door in the page of the application that led to it; and what leads on from a week."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.applications.models import Application
from premierpas.core.ports import Port
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement
from premierpas.ui.components import Entry

from .queries import placements_of


@dataclass(frozen=True)
class NextStep:
    """One thing that a pupil may do once the week is over; `done`: how far it is, in a word."""

    label: Any
    text: Any
    url: str
    done: Any = ""


next_steps = Port[Callable[[Placement], Iterable[NextStep]]](
    "week.next_steps", "what else the pupil finds on the page of a week that is over, and where"
)
told = Port[Callable[[Enrolment, str], str]](
    "week.told", "what a floor above holds of a section of the report, by its key, for the pupil to take into it"
)


def week_door(application: Application, viewer: Viewer) -> Entry | None:
    """The pupil's page of this very week; None for everybody else."""
    if not viewer.is_pupil or viewer.pupil_id != application.pupil_id:
        return None
    placement = placements_of(application.pupil_id).filter(application=application).first()
    if placement is None:
        return None
    return Entry(label=_("Ma semaine"), url=f"{reverse('week:home')}?stage={placement.pk}")
