"""What is written of the time after the week."""

from .questions import answer_questions, put_off, version_for

__all__ = ["answer_questions", "put_off", "version_for"]
