"""What a pupil writes before applying: a letter for an offer, a one-page CV. Private until it is shown or sent."""

from .cv import CV
from .handed import HandedDetails
from .letter import DismissedHint, Letter
from .review import Reader, ReviewComment, ReviewRequest, ReviewState
from .text import SpareDraft, Text

__all__ = [
    "CV",
    "DismissedHint",
    "HandedDetails",
    "Letter",
    "Reader",
    "ReviewComment",
    "ReviewRequest",
    "ReviewState",
    "SpareDraft",
    "Text",
]
