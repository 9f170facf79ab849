"""What a pupil writes before applying: a letter for an offer, a one-page CV. Private until it is sent."""

from .cv import CV
from .letter import DismissedHint, Letter
from .text import SpareDraft, Text

__all__ = ["CV", "DismissedHint", "Letter", "SpareDraft", "Text"]
