"""Screens of the time after the week."""

from .questions import questions, questions_later

__all__ = ["questions", "questions_later"]
