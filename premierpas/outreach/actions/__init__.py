"""Every write about companies' files."""

from .contacts import add_contact, call_first, contact_left, correct_contact, no_more_mail
from .files import correct_file, move_file, open_file, plan_step, share_file
from .noting import correct_note, note

__all__ = [
    "add_contact",
    "call_first",
    "contact_left",
    "correct_contact",
    "correct_file",
    "correct_note",
    "move_file",
    "no_more_mail",
    "note",
    "open_file",
    "plan_step",
    "share_file",
]
