"""The hours of a week as the wizard writes them: arrival, break, departure; and the shorter days of the under-15s."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from premierpas.core.legal.offer import minutes_of
from premierpas.core.legal.rules import value

from .content import Slots, Timetable

WEEKDAYS = range(5)
POINTS = ("in", "pause", "back", "out")


class IncompleteDay(Exception):
    """A day lacks a point; `point` is the one to fill in."""

    def __init__(self, point: str) -> None:
        super().__init__(point)
        self.point = point


def slots_of_day(points: Mapping[str, time | None]) -> Slots:
    """The stretches of presence of a day; empty without presence. Raises IncompleteDay.

    Arrival and departure alone are one stretch; arrival and break alone a morning; break's end and departure an
    afternoon.
    """
    given = {name for name in POINTS if points.get(name) is not None}
    stretches = {
        frozenset(): [],
        frozenset({"in", "out"}): [("in", "out")],
        frozenset({"in", "pause"}): [("in", "pause")],
        frozenset({"back", "out"}): [("back", "out")],
        frozenset(POINTS): [("in", "pause"), ("back", "out")],
    }
    pairs = stretches.get(frozenset(given))
    if pairs is None:
        raise IncompleteDay(_missing(given))
    return [[_text(points[start]), _text(points[end])] for start, end in pairs]


def _missing(given: set[str]) -> str:
    if "in" not in given:
        return "in"
    if "out" not in given:
        return "out"
    return "back" if "pause" in given else "pause"


def points_of_day(slots: Slots) -> dict[str, str]:
    """The four points of a day for the form."""
    if not slots:
        return dict.fromkeys(POINTS, "")
    if len(slots) == 1:
        return {"in": slots[0][0], "pause": "", "back": "", "out": slots[0][1]}
    return {"in": slots[0][0], "pause": slots[0][1], "back": slots[-1][0], "out": slots[-1][1]}


def shortened(timetable: Timetable) -> Timetable:
    """The same days for somebody under 15: they arrive half an hour later at most, and leave when six hours are done.

    The day's length is the legal table's `daily_prefill_under_15`.
    """
    most = value("daily_prefill_under_15")
    short = {day: _cut([list(slot) for slot in slots], most) for day, slots in timetable.items()}
    return {day: slots for day, slots in short.items() if slots}


def _cut(slots: Slots, most: int) -> Slots:
    excess = minutes_of(slots) - most
    if excess <= 0:
        return slots
    late = min(excess, 30, minutes_of(slots[:1]) - 30)
    if late > 0:
        slots[0][0] = _shift(slots[0][0], late)
        excess -= late
    while excess > 0 and slots:
        last = minutes_of(slots[-1:])
        if last <= excess:
            slots.pop()
        else:
            slots[-1][1] = _shift(slots[-1][1], -excess)
        excess -= last
    return slots


def _shift(text: str, minutes: int) -> str:
    at = datetime.combine(datetime.min + timedelta(days=1), time.fromisoformat(text)) + timedelta(minutes=minutes)
    return at.strftime("%H:%M")


def _text(at: time | None) -> str:
    return at.strftime("%H:%M") if at else ""
