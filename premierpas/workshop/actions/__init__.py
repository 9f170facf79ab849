"""Every write of the workshop, by the name a pupil would give it."""

from .reviewing import answer_review, ask_review, readers_of, withdraw_review
from .saving import choose_style, dismiss_hint, save_cv, save_letter

__all__ = [
    "answer_review",
    "ask_review",
    "choose_style",
    "dismiss_hint",
    "readers_of",
    "save_cv",
    "save_letter",
    "withdraw_review",
]
