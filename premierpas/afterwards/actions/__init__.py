"""What is written of the time after the week."""

from .alumni import (
    answer_follow_up,
    ask_follow_up,
    leave_address,
    say_for_alumni,
    stop_follow_ups,
    take_address_back,
)
from .ambassadors import offer_tale, publish_tale, refuse_tale, take_tale_back, version_of
from .next_door import add_landmark, drop_landmark, save_next_door
from .questions import answer_questions, put_off, version_for
from .references import ask_for_reference, decline_reference, expire_reference, give_reference
from .reviewing import save_part

__all__ = [
    "add_landmark", "answer_follow_up", "answer_questions", "ask_follow_up", "ask_for_reference", "decline_reference",
    "drop_landmark", "expire_reference", "give_reference", "leave_address", "offer_tale", "publish_tale",
    "put_off", "refuse_tale", "save_next_door", "save_part", "say_for_alumni", "stop_follow_ups",
    "take_address_back", "take_tale_back", "version_for", "version_of",
]  # fmt: skip
