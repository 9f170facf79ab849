"""What upper floors add to an event."""

from collections.abc import Callable, Sequence

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port
from premierpas.ui.components import Entry

from .models import Event

parts = Port[Callable[[Event, Viewer], Sequence[Entry]]](
    "events.parts", "what upper floors show on an event's staff page: (event, viewer) -> lines with label and address"
)
