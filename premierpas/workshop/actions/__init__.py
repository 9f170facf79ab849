"""Every write of the workshop, by the name a pupil would give it."""

from .handing import keep_handed_details
from .reviewing import answer_review, ask_review, readers_of, withdraw_review
from .saving import add_skills, choose_style, dismiss_hint, drop_version, load_example, save_cv, save_letter

__all__ = [
    "add_skills",
    "answer_review",
    "ask_review",
    "choose_style",
    "dismiss_hint",
    "drop_version",
    "keep_handed_details",
    "load_example",
    "readers_of",
    "save_cv",
    "save_letter",
    "withdraw_review",
]
