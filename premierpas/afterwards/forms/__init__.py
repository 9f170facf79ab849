"""Forms of the time after the week."""

from .questions import QuestionsForm
from .reviews import PartForm

__all__ = ["PartForm", "QuestionsForm"]
