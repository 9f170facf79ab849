"""Everything that may be done to an offer."""

from ..seats import NoSeatLeft, PlacesInUse, free_seat, hold_seat, take_seat
from .access import CompanyNotVerified
from .correcting import correct_words
from .drafting import StaleDraft, discard_changes, duplicate_offer, save_step, start_offer
from .drafting_for import draft_for
from .over import close_over, remind_draft
from .review import publish_offer, request_changes, submit_offer, withdraw_offer
from .visibility import close_offer, pause_offer, resume_offer

__all__ = [
    "CompanyNotVerified", "NoSeatLeft", "PlacesInUse", "StaleDraft", "close_offer", "close_over", "correct_words",
    "discard_changes", "draft_for", "duplicate_offer", "free_seat", "hold_seat", "pause_offer", "publish_offer",
    "remind_draft",
    "request_changes", "resume_offer", "save_step", "start_offer", "submit_offer", "take_seat", "withdraw_offer",
]  # fmt: skip
