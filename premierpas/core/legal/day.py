"""The rules of one day: form, length, breaks, earliest and latest hours."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from .breaches import WEEKDAYS, Breach, Slot, breach, clock_said, minutes, presence, said
from .rules import value


def check_day(
    slots: tuple[Slot, ...],
    *,
    age: int,
    outside_usual_hours_allowed: bool = False,
    date: date | None = None,
    weekday: int | None = None,
) -> Iterator[Breach]:
    """Judge the hours of one day for a pupil of `age` years."""
    name = str(WEEKDAYS[date.weekday() if date else weekday or 0]).capitalize()
    where: dict[str, Any] = {"date": date, "weekday": weekday}
    if not slots:
        return
    if not _in_order(slots):
        message = _("%(day)s : une fin est avant son début, ou deux moments se chevauchent. Corrigez les heures.")
        yield breach("slots", message % {"day": name}, **where)
        return
    yield from _length(slots, name, where)
    yield from _hours(slots, age, outside_usual_hours_allowed, name, where)


def _in_order(slots: tuple[Slot, ...]) -> bool:
    points = [minutes(point) for slot in slots for point in slot]
    if any(minutes(end) <= minutes(start) for start, end in slots):
        return False
    return points == sorted(points)


def _length(slots: tuple[Slot, ...], name: str, where: dict) -> Iterator[Breach]:
    present, most = presence(slots), value("daily_presence")
    if present > most:
        message = _("%(day)s dure %(present)s. Restez à %(most)s au plus.")
        yield breach("daily_presence", message % {"day": name, "present": said(present), "most": said(most)}, **where)
    stretch, longest = _longest_stretch(slots), value("longest_stretch")
    if stretch > longest:
        message = _("%(day)s : %(stretch)s sans vraie pause. Prévoyez une pause de 30 min avant %(longest)s.")
        yield breach(
            "longest_stretch", message % {"day": name, "stretch": said(stretch), "longest": said(longest)}, **where
        )


def _longest_stretch(slots: tuple[Slot, ...]) -> int:
    """From an arrival to the next break of 30 minutes; a shorter break is no break."""
    longest, (start, end) = 0, slots[0]
    for next_start, next_end in slots[1:]:
        if minutes(next_start) - minutes(end) >= value("shortest_break"):
            longest = max(longest, minutes(end) - minutes(start))
            start = next_start
        end = next_end
    return max(longest, minutes(end) - minutes(start))


def _hours(slots: tuple[Slot, ...], age: int, allowed: bool, name: str, where: dict) -> Iterator[Breach]:
    first, last = slots[0][0], slots[-1][1]
    earliest: time = value("earliest")
    latest_code = "latest_under_16" if age < 16 else "latest_16"
    latest: time = value(latest_code)
    usual_first, usual_last = value("usual_hours")
    if first < earliest:
        message = _("%(day)s commence à %(at)s. Un élève ne vient jamais avant %(limit)s.")
        yield breach(
            "earliest",
            message % {"day": name, "at": clock_said(first), "limit": clock_said(earliest)},
            **where,
        )
    elif first < usual_first and not allowed:
        message = _("%(day)s commence à %(at)s. Avant %(limit)s, il faut l’accord du chef d’établissement.")
        yield breach(
            "usual_hours", message % {"day": name, "at": clock_said(first), "limit": clock_said(usual_first)}, **where
        )
    if last > latest:
        message = _("%(day)s finit à %(at)s. À cet âge, jamais après %(limit)s.")
        yield breach(latest_code, message % {"day": name, "at": clock_said(last), "limit": clock_said(latest)}, **where)
    elif last > usual_last and not allowed:
        message = _("%(day)s finit à %(at)s. Après %(limit)s, il faut l’accord du chef d’établissement.")
        yield breach(
            "usual_hours", message % {"day": name, "at": clock_said(last), "limit": clock_said(usual_last)}, **where
        )
