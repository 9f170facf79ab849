"""Forms of the time after the week."""

from .questions import QuestionsForm

__all__ = ["QuestionsForm"]
