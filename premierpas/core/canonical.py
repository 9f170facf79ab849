"""Data as bytes that everybody computes alike (RFC 8785), their fingerprint, and chains of fingerprints."""

import hashlib
from typing import Any

import rfc8785

FIRST = "0" * 64  # what the first entry of a chain follows


def canonical_json(data: Any) -> bytes:
    """The JSON Canonicalization Scheme of RFC 8785, UTF-8. Raises ValueError for what isn't plain JSON."""
    return rfc8785.dumps(data)


def fingerprint(data: Any) -> str:
    """SHA-256 of the canonical form, in hexadecimal. Raises ValueError for what isn't plain JSON."""
    return hashlib.sha256(canonical_json(data)).hexdigest()


def chain_hash(previous: str, entry: dict[str, Any]) -> str:
    """The fingerprint of an entry together with the hash of the one before it."""
    return fingerprint({"previous": previous, "entry": entry})
