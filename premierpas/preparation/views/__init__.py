"""Screens of the preparation."""

from .approving import sectors_of
from .classes import certificate, classes, one_class, practised
from .lessons import all_lessons, lesson
from .planning import plan
from .pupil import home, met, own_certificate
from .writing import notes, questions, sectors, speaking

__all__ = [
    "all_lessons", "certificate", "classes", "home", "lesson", "met", "notes", "one_class", "own_certificate", "plan",
    "practised", "questions", "sectors", "sectors_of", "speaking",
]  # fmt: skip
