"""Whom a capacity's key names: `pupil:12`, `membership:7`, `user:3`."""

from premierpas.accounts.models import User
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil


class UnknownKey(Exception):
    """Nobody has this key, or it isn't one."""


def person_of(key: str) -> User:
    """The account behind a key; raises UnknownKey."""
    kind, _colon, number = key.partition(":")
    rows = {
        "pupil": Pupil.objects.filter(anonymised_at=None).select_related("user"),
        "membership": Membership.objects.select_related("user"),
        "user": User.objects.all(),
    }.get(kind)
    if rows is None or not (number.isascii() and number.isdigit()):
        raise UnknownKey(key)
    found = rows.filter(pk=int(number)).first() if len(number) < 18 else None
    if found is None:
        raise UnknownKey(key)
    return found if isinstance(found, User) else found.user
