"""Forms that make something: what was typed is done once, or what is wrong is said at its field."""

from collections.abc import Callable
from typing import Any

from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest


def made(request: SiteRequest, form: Any, name: str, do: Callable[[dict[str, Any]], Any]) -> int | None:
    """The id of what was made by this form, however often it is sent; None where it wasn't."""
    if request.method != "POST" or not form.is_valid():
        return None
    key, owner = str(form.cleaned_data["once"]), f"user:{request.viewer.user_id}"
    try:
        return int(once(key, action=f"campaigns.{name}", owner=owner, do=lambda: str(do(form.cleaned_data).pk)))
    except DomainError as error:
        form.refuse(error)
        return None
