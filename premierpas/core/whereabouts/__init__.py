"""What in a text tells how or where somebody is reached: numbers, addresses, accounts, links, in any spelling."""

from .folding import Folded, fold
from .patterns import EVERYWHERE, Kind, Pattern

__all__ = ["EVERYWHERE", "Folded", "Kind", "Pattern", "fold"]
