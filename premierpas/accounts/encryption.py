"""What must be read again and opens something is stored encrypted, under keys that the database doesn't hold."""

import base64
from enum import Enum
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from premierpas.core.secret_key import secret_keys

MARK = "fernet:"
MOST_BOXES = 1024


class Use(Enum):
    """What a key is for: each has its own, so that the same SECRET_KEY safely signs links and encrypts factors."""

    FACTOR = b"premierpas second factor"
    CARD = b"premierpas pupil card"
    SESSION = b"premierpas session"


class Unreadable(Exception):
    """It was encrypted under a key that the settings no longer hold, or never encrypted."""


def encrypted(text: str, use: Use, *, more: str = "") -> str:
    """The text under the present SECRET_KEY, and under what the reader has to bring (`more`)."""
    return MARK + _boxes(use, more).encrypt(text.encode()).decode()


def decrypted(stored: str, use: Use, *, more: str = "") -> str:
    """The text again, under the present key or one of SECRET_KEY_FALLBACKS. Raises Unreadable when no key fits."""
    if not stored.startswith(MARK):
        raise Unreadable("this secret was stored without encryption")
    try:
        return _boxes(use, more).decrypt(stored.removeprefix(MARK).encode()).decode()
    except InvalidToken as error:
        raise Unreadable("no key of the settings opens this secret") from error


def _boxes(use: Use, more: str) -> MultiFernet:
    return MultiFernet([_box(str(each), use, more) for each in secret_keys()])


@lru_cache(maxsize=MOST_BOXES)  # whoever has a session asks again and again
def _box(secret: str, use: Use, more: str) -> Fernet:
    purpose = use.value + (b":" + more.encode() if more else b"")
    return Fernet(base64.urlsafe_b64encode(HKDF(SHA256(), 32, None, purpose).derive(secret.encode())))
