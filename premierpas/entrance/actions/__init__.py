"""What is said before an event, and what happens at its door."""

from .answering import answer_for_child, ask_again, note_consent, say_needs, say_photos
from .passing import pass_door
from .seating import give_unclaimed

__all__ = [
    "answer_for_child", "ask_again", "give_unclaimed", "note_consent", "pass_door", "say_needs", "say_photos",
]  # fmt: skip
