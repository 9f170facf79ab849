"""Where they meet: typed, or the association's own link; no other link is used with minors."""

from .enums import Way
from .errors import NoPlace, NoVideo
from .models import Habits


def habits_of(territory_id: int | None) -> Habits:
    """A territory's habits; empty ones where nobody has set any."""
    return Habits.objects.filter(territory=territory_id).first() or Habits(territory_id=territory_id)


def place_for(way: Way, typed: str, territory_id: int) -> str:
    """Where people meet in this way. Raises NoPlace or NoVideo."""
    if way == Way.VIDEO:
        link = habits_of(territory_id).video
        if not link:
            raise NoVideo
        return link
    if way == Way.ON_SITE and not typed:
        raise NoPlace
    return typed if way == Way.ON_SITE else ""
