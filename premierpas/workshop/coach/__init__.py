"""A coach for the letter: it says what a reader would stumble over, and why. A hint is only a hint."""

from .advice import Advice, advise
from .hints import Hint, Kind

__all__ = ["Advice", "Hint", "Kind", "advise"]
