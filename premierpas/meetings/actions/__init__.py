"""Offering, booking, planning, moving, calling off, writing, adding, asking, trying, reminding."""

from .adding import add_to_word
from .arranging import cancel_meeting, excuse, move_meeting, plan_meeting
from .asking import answer_question, ask_question
from .offering import book_for, book_slot, offer_slots, withdraw_slot
from .reminding import send_reminder, set_habits, skip_reminder
from .steps import note_attempt, tick_step
from .writing import write_note

__all__ = [
    "add_to_word", "answer_question", "ask_question", "book_for", "book_slot", "cancel_meeting", "excuse",
    "move_meeting", "note_attempt", "offer_slots", "plan_meeting", "send_reminder", "set_habits", "skip_reminder",
    "tick_step", "withdraw_slot", "write_note",
]  # fmt: skip
