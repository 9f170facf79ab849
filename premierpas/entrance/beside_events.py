"""What the pages of events say of tickets and doors."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.events.enums import PUBLIC, RegistrationState
from premierpas.events.models import Event, Participant
from premierpas.events.permissions import leads_here, welcomes
from premierpas.organisations.models import Classroom
from premierpas.ui.components import Entry

from .enums import Word
from .standing import coming, stand_of


def lines_of(event: Event, viewer: Viewer) -> list[Entry]:
    """For the team: what to prepare, and the door."""
    found = []
    if event.state in PUBLIC and leads_here(viewer, event):
        found.append(Entry(_("Ce qu’il faut prévoir"), reverse("entrance:totals", args=[event.pk])))
    if event.is_running and welcomes(viewer, event):
        found.append(Entry(_("Ouvrir l’accueil"), reverse("entrance:door", args=[event.pk])))
    return found


def lines_for_class(event: Event, classroom: Classroom) -> list[Entry]:
    """For the school of a class that has seats: authorisations and tickets."""
    rows = event.registrations.filter(classroom=classroom, state=RegistrationState.CONFIRMED)
    return [Entry(_("Accords d’un parent"), reverse("entrance:group", args=[each.pk])) for each in rows]


def owed(event: Event) -> dict[int, Sequence[Any]]:
    """Whose authorisation is missing."""
    return {each.pk: [Word.MISSING.label] for each in coming(event) if stand_of(each).is_missing}


def ticket_address(participant: Participant) -> str:
    """The page that lets this pupil in."""
    return reverse("entrance:ticket", args=[participant.event.slug])
