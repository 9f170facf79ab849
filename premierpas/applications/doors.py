"""Doors that upper floors open in the page of a confirmed application, without being known here."""

from collections.abc import Callable

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port
from premierpas.ui.components import Entry

from .enums import ApplicationState
from .models import Application

after = Port[Callable[[Application, Viewer], Entry | None]](
    "applications.after", "where a confirmed application goes on for its pupil or its host; None where it doesn't"
)


def doors_after(application: Application, viewer: Viewer) -> list[Entry]:
    """Where this application goes on for whoever reads it."""
    if application.state != ApplicationState.CONFIRMED:
        return []
    return [entry for entry in (each(application, viewer) for each in after) if entry]
