"""Who accompanies which pupil, with whom behind them."""

from .pairs import Pair

__all__ = ["Pair"]
