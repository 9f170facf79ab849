"""Every write about volunteers."""

from .clearing import (
    activate,
    check_identity,
    check_register,
    expire_clearances,
    record_training,
    reinstate,
    sign_charter,
    suspend,
)
from .coordinating import end_coordination, say_coordination, somebody_coordinates
from .hours import forget_duty, note_duty
from .joining import accept_invitation, invite_again, renew_invitation, tick_lesson
from .learning import answer_scene
from .leaving import end_now, say_intention
from .offering import forget_away, note_away, say_availability
from .recruiting import accept_candidate, apply_as_volunteer, decline_candidate, plan_interview
from .referring import forget_reference, name_reference, note_spoken
from .succeeding import answer_succession, propose, write_word
from .team import bring_back, set_role

__all__ = [
    "accept_candidate",
    "accept_invitation",
    "activate",
    "answer_scene",
    "answer_succession",
    "apply_as_volunteer",
    "bring_back",
    "check_identity",
    "check_register",
    "decline_candidate",
    "end_coordination",
    "end_now",
    "expire_clearances",
    "forget_away",
    "forget_duty",
    "forget_reference",
    "invite_again",
    "name_reference",
    "note_away",
    "note_duty",
    "note_spoken",
    "plan_interview",
    "propose",
    "record_training",
    "reinstate",
    "renew_invitation",
    "say_availability",
    "say_coordination",
    "say_intention",
    "set_role",
    "sign_charter",
    "somebody_coordinates",
    "suspend",
    "tick_lesson",
    "write_word",
]
