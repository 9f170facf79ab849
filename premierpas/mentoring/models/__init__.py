"""Who accompanies which pupil, with whom behind them; who replaces, what was said, how it goes."""

from .answers import Answer
from .checking import CheckIn, Coaching
from .pairs import Pair
from .standing_in import StandIn

__all__ = ["Answer", "CheckIn", "Coaching", "Pair", "StandIn"]
