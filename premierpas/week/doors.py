"""The pupil's week, as a door in the page of the application that led to it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.applications.models import Application
from premierpas.ui.components import Entry

from .queries import placements_of


def week_door(application: Application, viewer: Viewer) -> Entry | None:
    """The pupil's page of this very week; None for everybody else."""
    if not viewer.is_pupil or viewer.pupil_id != application.pupil_id:
        return None
    placement = placements_of(application.pupil_id).filter(application=application).first()
    if placement is None:
        return None
    return Entry(label=_("Ma semaine"), url=f"{reverse('week:home')}?stage={placement.pk}")
