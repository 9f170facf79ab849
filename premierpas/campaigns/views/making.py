"""Forms that make something: what was typed is done once, or what is wrong is said at its field."""

from collections.abc import Callable
from typing import Any

from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest


def made(request: SiteRequest, form: Any, name: str, do: Callable[[dict[str, Any]], Any]) -> int | None:
    """The id of what was made by this form, however often it is sent; None where it wasn't."""
    return made_once(request, form, f"campaigns.{name}", lambda: do(form.cleaned_data))
