"""Moments that are offered, meetings and who came, what was written of them, and what is done next."""

from .meetings import Attempt, Attendance, Meeting
from .notes import Addition, PrivateNote, Question, SharedNote, Step
from .slots import Slot
from .territory import Habits, Skipped

__all__ = [
    "Addition", "Attempt", "Attendance", "Habits", "Meeting", "PrivateNote", "Question", "SharedNote", "Skipped",
    "Slot", "Step",
]  # fmt: skip
