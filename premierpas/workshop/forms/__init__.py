"""Writing with guidance: each part says what to put and how to begin."""

from .cv import CvForm, StyleForm
from .letter import LetterForm

__all__ = ["CvForm", "LetterForm", "StyleForm"]
