"""Every write about companies' files."""

from .contacts import add_contact, call_first, contact_left, correct_contact, no_more_mail
from .files import correct_file, move_file, open_file, plan_step, share_file
from .interviewing import draft_offer, keep_interview
from .listed import open_listed
from .merging import merge_files, undo_merge
from .noting import correct_call, correct_note, note, take_back

__all__ = [
    "add_contact",
    "call_first",
    "contact_left",
    "correct_call",
    "correct_contact",
    "correct_file",
    "correct_note",
    "draft_offer",
    "keep_interview",
    "merge_files",
    "move_file",
    "no_more_mail",
    "note",
    "open_file",
    "open_listed",
    "plan_step",
    "share_file",
    "take_back",
    "undo_merge",
]
