"""What floors above add to the pages of a registration."""

from collections.abc import Callable

from premierpas.core.ports import Port

from .models import Participant

ticket = Port[Callable[[Participant], str]](
    "events.ticket", "the address of the page that lets one person of a registration in", single=True
)


def ticket_of(participant: Participant | None) -> str:
    """Where somebody's ticket is; empty while there is none."""
    door = ticket.only
    return door(participant) if door and participant is not None else ""
