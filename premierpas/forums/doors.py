"""What a forum adds to an event's own page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.events.enums import Kind
from premierpas.events.models import Event, Speaker
from premierpas.ui.components import Entry


def lines_of(event: Event, viewer: Viewer) -> Sequence[Entry]:
    """The stands of a forum; whoever speaks, where somebody does."""
    lines = []
    if event.kind == Kind.FORUM:
        lines.append(Entry(label=_("Stands, salle et passages"), url=reverse("forums:forum", args=[event.pk])))
    if Speaker.objects.filter(event=event).exists():
        lines.append(Entry(label=_("Réponses des intervenants"), url=reverse("forums:speakers", args=[event.pk])))
    return lines
