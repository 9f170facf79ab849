"""Screens of the time after the week."""

from .alumni import alumni, alumni_back
from .questions import questions, questions_later
from .reviews import class_reviews, own_review, own_review_file, review

__all__ = [
    "alumni", "alumni_back", "class_reviews", "own_review", "own_review_file", "questions", "questions_later", "review",
]  # fmt: skip
