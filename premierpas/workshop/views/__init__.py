"""The pupil's workshop: a letter for each offer, one CV."""

from .coach import letter_coach
from .cv import cv, cv_file, cv_preview, cv_style
from .home import home
from .letter import letter, letter_file
from .offline import offline, service_worker
from .spares import spare

__all__ = [
    "cv",
    "cv_file",
    "cv_preview",
    "cv_style",
    "home",
    "letter",
    "letter_coach",
    "letter_file",
    "offline",
    "service_worker",
    "spare",
]
