"""Writing with guidance: each part says what to put and how to begin."""

from .cv import CvForm, IdeasForm, StyleForm
from .handed import HandedForm
from .letter import LetterForm
from .review import ReaderForm, RemarksForm, paragraphs_of

__all__ = [
    "CvForm", "HandedForm", "IdeasForm", "LetterForm", "ReaderForm", "RemarksForm", "StyleForm", "paragraphs_of",
]  # fmt: skip
