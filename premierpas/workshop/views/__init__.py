"""The pupil's workshop: a letter for each offer, one CV."""

from .cv import cv, cv_file
from .home import home
from .letter import letter, letter_file

__all__ = ["cv", "cv_file", "home", "letter", "letter_file"]
