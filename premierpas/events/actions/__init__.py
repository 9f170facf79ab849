"""Registering, answering, leaving; opening, changing, cancelling; and what happens by the clock."""

from .answering import accept_seat, decline_seat, leave, remove_participant
from .by_the_clock import close_event, draw, expire_offers, mend_line, open_quotas
from .opening import change_seats, keep_seats, open_event
from .registering import register_class, register_guest, register_pupil

__all__ = [
    "accept_seat", "change_seats", "close_event", "decline_seat", "draw", "expire_offers", "keep_seats", "leave",
    "mend_line", "open_event", "open_quotas", "register_class", "register_guest", "register_pupil",
    "remove_participant",
]  # fmt: skip
