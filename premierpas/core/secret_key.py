"""Whether a `SECRET_KEY` was drawn, or typed: everything secret of a deployment hangs on it."""

from itertools import pairwise

from django.conf import settings

LENGTH = 50
HOW_TO_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(64))"'
# A drawn key, were it of digits alone, has nearly ten characters, and hardly repeats any three of them.
CHARACTERS = 8
SELDOM = 0.75
IN_ORDER = 0.5


def secret_keys() -> tuple[str, ...]:
    """The present key, then the former ones that still open what was made under them."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def weakness_of(key: str) -> str:
    """Why nobody may rely on this key, in words that follow its name; empty for one that looks drawn."""
    if len(key) < LENGTH:
        return f"must be set to at least {LENGTH} random characters"
    if key.startswith("django-insecure-"):
        return "was made for development only"
    if len(set(key)) < CHARACTERS:
        return f"has only {len(set(key))} different characters: it was typed, not drawn"
    patterns = [key[at : at + 3] for at in range(len(key) - 2)]
    if len(set(patterns)) < SELDOM * len(patterns):
        return "repeats itself: it was typed, not drawn"
    neighbours = [abs(ord(one) - ord(other)) <= 1 for one, other in pairwise(key)]
    if sum(neighbours) > IN_ORDER * len(neighbours):
        return "runs along the alphabet: it was typed, not drawn"
    return ""
