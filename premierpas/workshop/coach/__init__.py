"""A coach for the letter: it says what a reader would stumble over, and why. A hint is only a hint."""

from .advice import Advice, advise
from .hints import Hint, Kind
from .language import Reader, read_text
from .reasons import SAID, Reason

__all__ = ["SAID", "Advice", "Hint", "Kind", "Reader", "Reason", "advise", "read_text"]
