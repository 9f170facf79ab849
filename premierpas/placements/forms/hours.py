"""The timetable of an agreement: a line a day, four points a line; judged against the pupil's age on each day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from premierpas.core.calendar import SchoolWeek
from premierpas.core.legal.breaches import Breach
from premierpas.core.requests import SiteRequest
from premierpas.offers.forms.hours import POINT_NAMES, length_of, time_field
from premierpas.offers.timetable import POINTS, IncompleteDay, points_of_day, slots_of_day
from premierpas.ui.forms import Form
from premierpas.ui.typography import day as in_words
from premierpas.ui.typography import long_week, title_first

from ..models import Placement
from ..terms.content import Content
from ..terms.judging import breaches, days_of_custom

DAYS_SHOWN = 6  # Monday to Saturday: Sunday is rest, whatever the host


class HoursForm(Form):
    """Every day of the weeks concerned. An empty line: nobody comes. What breaks a rule is saved and said beside it."""

    def __init__(self, data: Any = None, *, placement: Placement, content: Content, extra: Iterable[date] = ()) -> None:
        """`extra`: Mondays of weeks to show beside those of the text."""
        super().__init__(data=MultiValueDict(dict(data.lists())) if data is not None else None)
        self.placement, self.content = placement, content
        own = week_of(placement.first_day)
        asked = {week_of(day) for day in content.dates} | set(extra) | set(_mondays(data))
        # Within a year: what is typed by hand into an address mustn't draw the year 9999.
        self.weeks = sorted({each for each in asked if abs((each - own).days) < 370} or {own})
        stored = {row["date"]: points_of_day(row["slots"]) for row in content.days}
        for day in self._days():
            for point in POINTS:
                name = name_of(day, point)
                self.fields[name] = time_field(f"{title_first(in_words(day))}, {POINT_NAMES[point]}")
                self.initial[name] = stored.get(day.isoformat(), {}).get(point, "")

    def _days(self) -> Iterator[date]:
        for monday in self.weeks:
            yield from (monday + timedelta(days=step) for step in range(DAYS_SHOWN))

    def clean(self) -> dict[str, Any]:
        """Read every line; judge what can be read, without refusing it."""
        data = super().clean() or {}
        self.days: list[dict[str, Any]] = []
        for day in self._days():
            names = {point: name_of(day, point) for point in POINTS}
            if any(name in self.errors for name in names.values()):
                continue
            try:
                slots = slots_of_day({point: data.get(name) for point, name in names.items()})
            except IncompleteDay as gap:
                self.add_error(names[gap.point], _("Il manque cette heure, ou videz toute la ligne."))
                continue
            if slots:
                self.days.append({"date": day.isoformat(), "slots": slots})
        return data

    @cached_property
    def breaches(self) -> list[Breach]:
        """The rules that these hours break, over all hosts of the pupil; those of the stored text when unbound."""
        days = self.days if self.is_bound else self.content.days
        return breaches(self.placement, self.content.with_(days=days))

    @cached_property
    def cautions(self) -> list[Breach]:
        """Days worth a question to the host, by the custom of its department."""
        days = self.days if self.is_bound else self.content.days
        return days_of_custom(self.content.with_(days=days))

    def tables(self) -> list[dict[str, Any]]:
        """A table a week, for the template: rows, their length, what is wrong."""
        found = [] if self.is_bound and self.errors else self.breaches
        return [self._table(monday, found) for monday in self.weeks]

    def _table(self, monday: date, found: list[Breach]) -> dict[str, Any]:
        week = {monday + timedelta(days=step) for step in range(7)}
        rows = [self._row(monday + timedelta(days=step), found) for step in range(DAYS_SHOWN)]
        whole = [each.message for each in found if each.date is None and monday == self.weeks[0]]
        whole += [each.message for each in found if each.date in week and each.date == monday and _is_weekly(each)]
        errors = [*whole, *(error for row in rows for error in row["errors"])]
        known = [row["minutes"] for row in rows if row["minutes"]]
        return {
            "id": f"w_{monday.isoformat()}",
            "monday": monday.isoformat(),
            "title": title_first(long_week((monday, monday + timedelta(days=4)))),
            "rows": rows,
            "whole": whole,
            "errors": errors,
            "cautions": [each.message for each in self.cautions if each.date in week],
            "minutes": sum(known),
        }

    def _row(self, day: date, found: list[Breach]) -> dict[str, Any]:
        cells = [(title_first(str(POINT_NAMES[point])), self[name_of(day, point)]) for point in POINTS]
        said = [each.message for each in found if each.date == day and not _is_weekly(each)]
        return {
            "id": f"d_{day.isoformat()}",
            "day": day.isoformat(),
            "name": title_first(in_words(day)),
            "cells": cells,
            "said": said,
            "errors": [*(error for _name, cell in cells for error in cell.errors), *said],
            "minutes": length_of({point: self[name_of(day, point)].value() for point in POINTS}),
        }


COPY = "copy:"


def typed(request: SiteRequest) -> tuple[Any, str]:
    """What a page with hours was sent, None where nothing was, and what is to be done with it.

    A button that copies one day's hours has written them on the other weekdays of its week (Monday to Friday) already.
    """
    then = request.POST.get("then", "")
    if request.method != "POST":
        return None, ""
    if not is_copy(then):
        return request.POST, then
    data = MultiValueDict(dict(request.POST.lists()))
    try:
        source = date.fromisoformat(then.removeprefix(COPY))
    except ValueError:
        return data, then
    for step in range(5):
        other = week_of(source) + timedelta(days=step)
        for point in POINTS:
            data[name_of(other, point)] = data.get(name_of(source, point), "")
    return data, then


def is_copy(then: str) -> bool:
    """Whether a day's hours were only to be copied: nothing is saved."""
    return then.startswith(COPY)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return SchoolWeek.of(day).monday


def name_of(day: date, point: str) -> str:
    """The name of one input."""
    return f"d_{day.isoformat()}_{point}"


def _mondays(data: Any) -> Iterator[date]:
    """The weeks that the page showed, so that one added stays although it is still empty."""
    for text in data.getlist("week")[:8] if data is not None else []:
        try:
            yield week_of(date.fromisoformat(text))
        except ValueError:
            continue


def _is_weekly(breach: Breach) -> bool:
    """Whether it is about the week as a whole; such a breach is dated on its Monday."""
    return breach.rule.startswith(("weekly", "days_per_week"))
