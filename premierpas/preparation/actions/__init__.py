"""What teachers and pupils do before the week."""

from .approving import read_sectors
from .planning import forget_path, mark_practised, set_path
from .writing import save_notes, save_questions, save_sectors, show_sectors, tell_practice

__all__ = [
    "forget_path", "mark_practised", "read_sectors", "save_notes", "save_questions", "save_sectors", "set_path",
    "show_sectors", "tell_practice",
]  # fmt: skip
