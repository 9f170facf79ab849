"""Putting two together and parting them; who leads, who replaces, what is said, how it goes."""

from .answering import answer_for_family, answer_for_oneself
from .checking import check, coach
from .pairing import end_pair, give_lead, pair_up
from .standing_in import cancel_stand_in, stand_in

__all__ = [
    "answer_for_family", "answer_for_oneself", "cancel_stand_in", "check", "coach", "end_pair", "give_lead", "pair_up",
    "stand_in",
]  # fmt: skip
