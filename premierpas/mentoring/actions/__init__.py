"""Putting two together and parting them."""

from .pairing import end_pair, pair_up

__all__ = ["end_pair", "pair_up"]
