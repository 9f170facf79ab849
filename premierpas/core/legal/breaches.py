"""What the judge answers, and the small arithmetic of a day."""

import re
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..text import packed
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


_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")


def read_slot(raw: object) -> Slot | None:
    """`["09:00", "12:30"]` as two times of day; None for anything else."""
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        return None
    texts = [packed(text) for text in raw if isinstance(text, str)]
    if len(texts) != 2 or not all(map(_TIME.fullmatch, texts)):
        return None
    start, end = (text.split(":") for text in texts)
    return time(int(start[0]), int(start[1])), time(int(end[0]), int(end[1]))


def minutes(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def presence(slots: tuple[Slot, ...]) -> int:
    """Minutes on site: the slots, without the breaks between them; a slot that ends before it begins counts nothing."""
    return sum(max(0, minutes(end) - minutes(start)) for start, end in slots)


def said(count: int) -> str:
    """Minutes as people say them: `6 h 30`, `45 min`."""
    hours, rest = divmod(count, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    return f"{hours}\u00a0h" + (f"\u00a0{rest:02d}" if rest else "")


def clock_said(at: time) -> str:
    """A time of day as people say it: `9 h`, `17 h 30`."""
    return f"{at.hour}\u00a0h" + (f"\u00a0{at.minute:02d}" if at.minute else "")
