"""What the judge answers, and the small arithmetic of a day."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rules import RULES

Slot = tuple[time, time]
WEEKDAYS = [
    gettext_lazy("lundi"),
    gettext_lazy("mardi"),
    gettext_lazy("mercredi"),
    gettext_lazy("jeudi"),
    gettext_lazy("vendredi"),
    gettext_lazy("samedi"),
    gettext_lazy("dimanche"),
]


@dataclass(frozen=True)
class DayPlan:
    """The hours of presence on one day; lunch lies between two slots."""

    date: date
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Breach:
    """A rule that a timetable breaks. `date` is the day, or None for the whole; `weekday` (0 Monday) for an offer."""

    date: date | None
    rule: str
    message: str
    source: str
    weekday: int | None = None


def breach(rule: str, message: str, *, date: date | None = None, weekday: int | None = None) -> Breach:
    """A breach with the rule's own source."""
    return Breach(date, rule, message, RULES[rule].source, weekday)


def minutes(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def presence(slots: tuple[Slot, ...]) -> int:
    """Minutes on site: the slots, without the breaks between them."""
    return sum(minutes(end) - minutes(start) for start, end in slots)


def said(count: int) -> str:
    """Minutes as people say them: `6 h 30`, `45 min`."""
    hours, rest = divmod(count, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    return f"{hours}\u00a0h" + (f"\u00a0{rest:02d}" if rest else "")


def clock_said(at: time) -> str:
    """A time of day as people say it: `9 h`, `17 h 30`."""
    return f"{at.hour}\u00a0h" + (f"\u00a0{at.minute:02d}" if at.minute else "")
