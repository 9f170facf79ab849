"""What a forum adds to an event's pages."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.events.enums import Kind
from premierpas.events.models import Event, Participant, Speaker
from premierpas.organisations.models import Classroom
from premierpas.ui.components import Entry


def lines_of(event: Event, viewer: Viewer) -> Sequence[Entry]:
    """The stands of a forum; whoever speaks, where somebody does."""
    lines = []
    if event.kind == Kind.FORUM:
        lines.append(Entry(label=_("Stands, salle et passages"), url=reverse("forums:forum", args=[event.pk])))
    if Speaker.objects.filter(event=event).exists():
        lines.append(Entry(label=_("Réponses des intervenants"), url=reverse("forums:speakers", args=[event.pk])))
    return lines


def lines_for_pupil(participant: Participant) -> Sequence[Entry]:
    """Where a pupil chooses stands, and reads where to go."""
    event = participant.event
    if event.kind != Kind.FORUM:
        return []
    return [Entry(label=_("Mes stands"), url=reverse("forums:wishes", args=[event.slug]))]


def lines_for_class(event: Event, classroom: Classroom) -> Sequence[Entry]:
    """The same for the school of a class."""
    if event.kind != Kind.FORUM:
        return []
    return [Entry(label=_("Stands de la classe"), url=reverse("forums:class_wishes", args=[event.slug, classroom.pk]))]
