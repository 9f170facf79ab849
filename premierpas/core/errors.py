"""Errors of the domain: each says, in the user's language, what failed and how to go on."""

from typing import Any


class DomainError(Exception):
    """An action refused. `message` is for the user; `field` names the form field it belongs to, if any."""

    message: Any  # a text, or one that is translated when shown

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.field = field


class NotAllowed(DomainError):
    """The person may not do this."""


class WrongState(DomainError):
    """The thing has moved on meanwhile, so the action no longer applies."""
