"""What is written of the time after the week."""

from .questions import answer_questions, put_off, version_for
from .reviewing import save_part

__all__ = ["answer_questions", "put_off", "save_part", "version_for"]
