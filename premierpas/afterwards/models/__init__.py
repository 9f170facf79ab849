"""What a year leaves: answers before and after."""

from .questions import Answers, PutOff

__all__ = ["Answers", "PutOff"]
