"""Whom a capacity's key names: `pupil:12`, `membership:7`, `user:3`."""

from premierpas.accounts.models import User
from premierpas.core.text import whole_number


class UnknownKey(Exception):
    """Nobody has this key, or it isn't one."""


def person_of(key: str) -> User:
    """The account behind a key; raises UnknownKey."""
    kind, _colon, number = key.partition(":")
    if whole_number(number) is None:
        raise UnknownKey(key)
    found: User | None = None
    if kind == "pupil":
        found = User.objects.filter(pupil=int(number), pupil__anonymised_at=None).first()
    elif kind == "membership":
        found = User.objects.filter(memberships=int(number)).first()
    elif kind == "user":
        found = User.objects.filter(pk=int(number)).first()
    if found is None:
        raise UnknownKey(key)
    return found
