"""Why somebody ends, refuses or changes something: others read it, so it says something."""

from django.utils.translation import gettext as _

from .errors import DomainError
from .text import one_line


class ReasonMissing(DomainError):
    """A no, an end or a change says why."""


def reason_given(reason: str, otherwise: str = "", *, field: str = "reason") -> str:
    """The reason as it was typed; raises ReasonMissing, with the words `otherwise`, when it holds no word."""
    if not any(letter.isalnum() for letter in one_line(reason)):
        raise ReasonMissing(otherwise or _("Il faut dire pourquoi : les autres le liront."), field=field)
    return reason.strip()
