"""Inviting and answering, the hall and its hours, wishing, sharing out."""

from .assigning import assign_stands, change_visit, publish
from .inviting import add_stand, change_stand, invite_companies, remind_stands, remove_stand, renew_stand
from .preparing import describe_forum, make_slots
from .speaking import answer_speaker, ask_speakers, renew_speaker
from .standing import answer_stand
from .wishing import wish

__all__ = [
    "add_stand", "answer_speaker", "answer_stand", "ask_speakers", "assign_stands", "change_stand", "change_visit",
    "describe_forum", "invite_companies", "make_slots", "publish", "remind_stands", "remove_stand", "renew_speaker",
    "renew_stand", "wish",
]  # fmt: skip
