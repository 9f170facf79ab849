"""Every write about companies' files."""

from .confirming import confirm_draft, show_draft
from .contacts import add_contact, call_first, contact_left, correct_contact, no_more_mail
from .counting import count_in_vain, nudge_host
from .files import correct_file, move_file, open_file, plan_step, share_file
from .finding import drop_view, keep_view, tag_file, untag_file
from .for_host import add_site_for_host, answer_for_host, correct_offer_for_host, turn_offer_for_host
from .interviewing import draft_offer, keep_interview
from .listed import open_listed
from .merging import merge_files, undo_merge
from .network import commit_seats, join_network, keep_charter, leave_network, show_member
from .noting import correct_call, correct_note, note, take_back
from .papers import add_document, drop_document
from .yearly import answer_same_again, ask_by_phone, ask_same_again, note_same_again

__all__ = [
    "count_in_vain",
    "nudge_host",
    "answer_same_again",
    "ask_by_phone",
    "note_same_again",
    "ask_same_again",
    "commit_seats",
    "confirm_draft",
    "join_network",
    "keep_charter",
    "leave_network",
    "show_draft",
    "show_member",
    "add_contact",
    "add_document",
    "add_site_for_host",
    "answer_for_host",
    "call_first",
    "contact_left",
    "correct_call",
    "correct_contact",
    "correct_file",
    "correct_note",
    "correct_offer_for_host",
    "draft_offer",
    "drop_document",
    "drop_view",
    "keep_interview",
    "keep_view",
    "merge_files",
    "move_file",
    "no_more_mail",
    "note",
    "open_file",
    "open_listed",
    "plan_step",
    "share_file",
    "tag_file",
    "take_back",
    "turn_offer_for_host",
    "undo_merge",
    "untag_file",
]
