"""What floors above add to an event, to its staff page, and to the pages of a registration."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port
from premierpas.organisations.models import Classroom
from premierpas.ui.components import Entry

from .models import Event, Participant

parts = Port[Callable[[Event, Viewer], Sequence[Entry]]](
    "events.parts", "what upper floors show on an event's staff page: (event, viewer) -> lines with label and address"
)
missing = Port[Callable[[Event], Mapping[int, Sequence[Any]]]](
    "events.missing", "what somebody who has a seat still owes: (event) -> words, translated when shown, by participant"
)
beside_seat = Port[Callable[[Participant], Sequence[Entry]]](
    "events.beside_seat", "what upper floors show a pupil who has a seat: (participant) -> lines with label and address"
)
beside_class = Port[Callable[[Event, Classroom], Sequence[Entry]]](
    "events.beside_class", "what they show the school of a class that has seats: (event, classroom) -> the same"
)
at_host = Port[Callable[[Event], Sequence[Entry]]](
    "events.at_host", "what upper floors know of the company that receives: (event) -> lines with label and address"
)
ticket = Port[Callable[[Participant], str]](
    "events.ticket", "the address of the page that lets one person of a registration in", single=True
)


def parts_of(event: Event, viewer: Viewer) -> list[Entry]:
    """The lines of all floors."""
    return [line for floor in parts for line in floor(event, viewer)]


def missing_of(event: Event) -> dict[int, list[Any]]:
    """What is owed, by participant; whoever owes nothing isn't there."""
    found: dict[int, list[Any]] = {}
    for floor in missing:
        for participant, words in floor(event).items():
            found.setdefault(participant, []).extend(words)
    return found


def ticket_of(participant: Participant | None) -> str:
    """Where somebody's ticket is; empty while there is none."""
    door = ticket.only
    return door(participant) if door and participant is not None else ""
