"""A first look without identity: finding who a pupil is in what they wrote, and taking it out."""

from .identity import Identity, identity_of
from .redaction import REMOVED, Piece, pieces, redact, redact_texts
from .search import Finding, Kind, find_identity, search_texts

__all__ = [
    "REMOVED", "Finding", "Identity", "Kind", "Piece", "find_identity", "identity_of", "pieces",
    "redact", "redact_texts", "search_texts",
]  # fmt: skip
