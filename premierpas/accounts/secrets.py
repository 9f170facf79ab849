"""Secrets that must be read again (the keys of second factors) are stored encrypted, under a key of the deployment."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_MARK = "fernet:"
_PURPOSE = b"premierpas second factor"


class Unreadable(Exception):
    """It was encrypted under a key that the settings no longer hold."""


def encrypted(text: str) -> str:
    """The text under the present SECRET_KEY."""
    return _MARK + _boxes().encrypt(text.encode()).decode()


def decrypted(stored: str) -> str:
    """The text again, under the present key or one of SECRET_KEY_FALLBACKS; what was stored plain stays as it is.

    Raises Unreadable when no key fits.
    """
    if not stored.startswith(_MARK):
        return stored
    try:
        return _boxes().decrypt(stored.removeprefix(_MARK).encode()).decode()
    except InvalidToken as error:
        raise Unreadable("no key of the settings opens this secret") from error


def _boxes() -> MultiFernet:
    return MultiFernet([Fernet(_key(str(each))) for each in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> bytes:
    """A key for this purpose only, so that the same secret signs links and encrypts factors safely."""
    return base64.urlsafe_b64encode(HKDF(SHA256(), 32, None, _PURPOSE).derive(secret.encode()))
