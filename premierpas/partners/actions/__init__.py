"""Every write about partners."""

from .agreements import add_agreement, ask_institution, end_agreement, note_answer, sign_agreement
from .doors import add_door, answer_introduction, ask_introduction, close_door, tell_outcome
from .files import add_person, correct_partner, correct_person, note, open_partner, person_left
from .grants import decide_grant, drop_target, hand_in_grant, open_grant, report_grant, set_target
from .hours import add_skill, answer_hours, ask_hours, close_skill, note_hours, thank_for_hours
from .members import accept_invitation, end_member, invite_person, renew_invitation
from .papers import add_document, drop_document, share_document, share_sheet, unshare_sheet

__all__ = [
    "accept_invitation", "add_agreement", "add_document", "add_door", "add_person", "add_skill", "answer_hours",
    "answer_introduction", "ask_hours", "ask_institution", "ask_introduction", "close_door", "close_skill",
    "correct_partner", "correct_person", "decide_grant", "drop_document", "drop_target", "end_agreement", "end_member",
    "hand_in_grant", "invite_person", "note", "note_answer", "note_hours", "open_grant", "open_partner", "person_left",
    "renew_invitation", "report_grant", "set_target", "share_document", "share_sheet", "sign_agreement",
    "tell_outcome", "thank_for_hours", "unshare_sheet",
]  # fmt: skip
