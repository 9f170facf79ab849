"""What a form asks for is done, or its field says why not."""

from collections.abc import Callable
from typing import Any

from .errors import DomainError
from .requests import SiteRequest


def done(request: SiteRequest, form: Any, do: Callable[[], object]) -> bool:
    """Do it when what was typed is right; the reason stands at its field when it isn't done."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        do()
    except DomainError as error:
        form.refuse(error)
        return False
    return True
