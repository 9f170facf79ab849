"""Pupils say how it was and keep whom they met; the association shares material, and the partner's page."""

from .giving import give_feedback
from .sharing import add_material, drop_material, leave_photo, save_summary, share_summary, show_question

__all__ = [
    "add_material",
    "drop_material",
    "give_feedback",
    "leave_photo",
    "save_summary",
    "share_summary",
    "show_question",
]
