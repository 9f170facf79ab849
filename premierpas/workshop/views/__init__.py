"""The pupil's workshop: a letter for each offer, one CV."""

from .coach import letter_coach
from .cv import cv, cv_example, cv_for, cv_ideas
from .cv_looks import cv_file, cv_preview, cv_style
from .handed import cv_handed, cv_handed_file
from .home import home
from .letter import letter, letter_file
from .offline import offline, service_worker
from .reviewing import review_queue, review_text
from .reviews import ask, review
from .spares import spare

__all__ = [
    "ask",
    "cv",
    "cv_example",
    "cv_file",
    "cv_for",
    "cv_handed",
    "cv_handed_file",
    "cv_ideas",
    "cv_preview",
    "cv_style",
    "home",
    "letter",
    "letter_coach",
    "letter_file",
    "offline",
    "review",
    "review_queue",
    "review_text",
    "service_worker",
    "spare",
]
