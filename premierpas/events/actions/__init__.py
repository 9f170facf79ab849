"""Registering, answering, leaving; opening, changing, cancelling; and what happens by the clock."""

from .answering import accept_seat, decline_seat, leave, name_escorts, remove_participant
from .by_the_clock import close_event, draw, expire_offers, mend_line, open_quotas
from .copying import copy_event, repeat_event
from .drafting import change_event, draft_event, drop_event
from .inviting import (
    answer_invitation,
    decline_invitation,
    invite_class,
    invite_people,
    remind_invited,
    withdraw_invitation,
)
from .moving import cancel_event, move_event, report_event
from .opening import change_seats, keep_seats, open_event
from .placing import set_places
from .programme import invite, name_hosts, name_speakers, write_programme
from .registering import register_class, register_guest, register_pupil

__all__ = [
    "accept_seat", "answer_invitation", "cancel_event", "change_event", "change_seats", "close_event", "copy_event",
    "decline_invitation", "decline_seat", "draft_event", "draw", "drop_event", "expire_offers", "invite",
    "invite_class", "invite_people", "keep_seats", "leave", "mend_line", "move_event", "name_escorts", "name_hosts",
    "name_speakers", "open_event", "open_quotas", "register_class", "register_guest", "register_pupil",
    "remind_invited", "remove_participant", "repeat_event", "report_event", "set_places", "withdraw_invitation",
    "write_programme",
]  # fmt: skip
