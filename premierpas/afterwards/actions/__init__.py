"""What is written of the time after the week."""

from .alumni import (
    answer_follow_up,
    ask_follow_up,
    leave_address,
    say_for_alumni,
    stop_follow_ups,
    take_address_back,
)
from .questions import answer_questions, put_off, version_for
from .reviewing import save_part

__all__ = [
    "answer_follow_up", "answer_questions", "ask_follow_up", "leave_address", "put_off", "save_part",
    "say_for_alumni", "stop_follow_ups", "take_address_back", "version_for",
]  # fmt: skip
