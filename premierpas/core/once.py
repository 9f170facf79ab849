"""Forms that create something run once, however often they are sent."""

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .errors import DomainError
from .models import OneTimeKey


class NotItsKey(DomainError, ValueError):
    """The key of a form is malformed, or was another person's or action's."""

    def __init__(self) -> None:
        super().__init__(_("Cette page a vieilli : il faut la recharger, puis envoyer encore."))


def new_key() -> str:
    """A fresh key for a form."""
    return str(uuid.uuid4())


def once(key: str, *, action: str, owner: str, do: Callable[[], str]) -> str:
    """Run `do` (which returns the id of what it made) and remember it; a retry returns the first result.

    The key's row is inserted first: a second request waits for the first transaction and then reads its answer.
    Raises NotItsKey when the key is malformed or was another person's or action's.
    """
    try:
        identity = uuid.UUID(key)
    except ValueError:
        raise NotItsKey from None
    try:
        with transaction.atomic():
            row = OneTimeKey.objects.create(key=identity, action=action, owner=owner, result="")
            row.result = do()
            row.save(update_fields=["result"])
            return row.result
    except IntegrityError:
        first = OneTimeKey.objects.filter(key=identity).first()
        if first is None:
            raise
        if (first.action, first.owner) != (action, owner):
            raise NotItsKey from None
        return first.result


def first_answer(key: str, *, action: str, owner: str) -> str | None:
    """What `once` answered to this key, for this action and owner; None when it hasn't (or the key is malformed)."""
    try:
        row = OneTimeKey.objects.filter(key=uuid.UUID(key), action=action, owner=owner).first()
    except ValueError:
        return None
    return row.result if row is not None else None
