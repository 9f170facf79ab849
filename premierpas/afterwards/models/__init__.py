"""What a year leaves: answers before and after, its review."""

from .questions import Answers, PutOff
from .reviews import ReviewPart

__all__ = ["Answers", "PutOff", "ReviewPart"]
