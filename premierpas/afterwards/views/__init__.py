"""Screens of the time after the week."""

from .alumni import alumni, alumni_back
from .ambassadors import moderate, tale, tales
from .next_door import next_door, next_door_shown
from .questions import questions, questions_later
from .references import reference, reference_file
from .reviews import class_reviews, own_review, own_review_file, review

__all__ = [
    "alumni", "alumni_back", "class_reviews", "moderate", "next_door", "next_door_shown", "own_review",
    "own_review_file", "questions", "questions_later", "reference", "reference_file", "review", "tales",
    "tale",
]  # fmt: skip
