"""What is left to do of an event once it is over, on its own staff page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Participant
from premierpas.ui.components import Entry


def lines_of(event: Event, viewer: Viewer) -> Sequence[Entry]:
    """The partner's page and what those who came may read again."""
    if event.state not in (EventState.HELD, EventState.REPORTED):
        return []
    return [
        Entry(label=_("Bilan, mercis et promesses"), url=reverse("feedback:summary", args=[event.pk])),
        Entry(label=_("Documents et photos"), url=reverse("feedback:documents", args=[event.pk])),
    ]


def lines_for_pupil(participant: Participant) -> Sequence[Entry]:
    """Whoever the door has seen says how it was."""
    if participant.came_at is None:
        return []
    return [Entry(label=_("Dire comment c’était"), url=reverse("feedback:after", args=[participant.event.slug]))]
