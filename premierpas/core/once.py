"""Forms that create something run once, however often they are sent."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .errors import DomainError
from .models import OneTimeKey
from .requests import SiteRequest


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


def made_once(request: SiteRequest, form: Any, action: str, do: Callable[[], Any]) -> int | None:
    """The id of what a form with a key (`once`) made, however often it is sent; None, with why at its field, else."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        key, owner = str(form.cleaned_data["once"]), f"user:{request.viewer.user_id}"
        return int(once(key, action=action, owner=owner, do=lambda: str(do().pk)))
    except DomainError as error:
        form.refuse(error)
        return None


def first_answer(key: str, *, action: str, owner: str) -> str | None:
    """What `once` answered to this key, for this action and owner; None when it hasn't (or the key is malformed)."""
    try:
        row = OneTimeKey.objects.filter(key=uuid.UUID(key), action=action, owner=owner).first()
    except ValueError:
        return None
    return row.result if row is not None else None
