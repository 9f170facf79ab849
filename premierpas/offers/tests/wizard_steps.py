"""Addresses of the wizard's steps, and a right step 4 to change."""

from typing import Any

from premierpas.offers.models import Offer
from tests.factories import coming_weeks

BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
DAY = {"in": "09:00", "pause": "12:30", "back": "13:30", "out": "17:00"}


def address(offer: Offer, step: int, more: str = "") -> str:
    return f"/entreprise/offres/{offer.pk}/etape/{step}/{more}"


def dates(**changes: Any) -> dict[str, Any]:
    """A right step 4, with changes; `None` takes a field out."""
    weeks = [f"{first}/{last}" for first, last in coming_weeks(2)]
    hours = {f"t15_{day}_{point}": text for day in range(5) for point, text in DAY.items()}
    data = {"weeks": weeks, "places": "1", "young": "shorter", "hours_note": "", **hours, **changes}
    return {name: value for name, value in data.items() if value is not None}
