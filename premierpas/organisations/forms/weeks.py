"""The weeks in which classes may go, as the school calendar: holidays are grey, what is fixed is said."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek, ZoneCalendar
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.enums import Level
from premierpas.organisations.models import Classroom, School
from premierpas.organisations.queries import fixed_weeks, season_weeks
from premierpas.ui.forms import Form, WeekCards
from premierpas.ui.typography import month_name, title_first, week_range


class SeasonField(forms.TypedMultipleChoiceField):
    """Weeks of a school's calendar, which `show_season` fills in."""

    widget = WeekCards

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=lambda day: SchoolWeek.of(forms.DateField().clean(day)), **kwargs)


def show_season(
    field: Any, levels: Iterable[str], calendar: ZoneCalendar, hints: Mapping[SchoolWeek, str], *, closed: bool = False
) -> None:
    """Fill the field with the weeks to come of these levels, by month; holidays are closed, as is, with `closed`,
    every week that has a hint, and one that has begun is left out.
    """
    said: dict[str, str] = {}
    marks: dict[str, str] = {}
    shut: set[str] = set()
    months = []
    seasons = [each for level in levels for each in season_weeks(level, calendar)]
    if closed:
        seasons = [each for each in seasons if each[0].first_day >= clock.today()]
    for month, weeks in groupby(seasons, key=lambda each: (each[0].monday.year, each[0].monday.month)):
        cards = []
        for week, in_holidays in weeks:
            value = week.monday.isoformat()
            cards.append((value, week_range((week.first_day, week.last_day))))
            if in_holidays or (closed and week in hints):
                shut.add(value)
            said[value] = _("vacances") if in_holidays else hints.get(week, "")
            marks[value] = _("S%(number)d") % {"number": week.number}
        months.append((f"{title_first(month_name(month[1]))} {month[0]}", cards))
    field.choices = months
    field.widget.hints, field.widget.marks, field.widget.closed = said, marks, shut


class PeriodForm(Form):
    """The weeks of a class or of a whole level, chosen in the calendar of the school."""

    target = forms.ChoiceField(label=gettext_lazy("Pour"), initial="level:3e")
    weeks = SeasonField(label=gettext_lazy("Semaines"))

    def __init__(self, *args: Any, school: School, only: Classroom | None = None, **kwargs: Any) -> None:
        """`only`: the form is about this class and asks for no other."""
        super().__init__(*args, **kwargs)
        rooms = [only] if only else list(school.classrooms.filter(closed_at=None))
        levels = [(f"level:{level.value}", _("tous les %(level)s") % {"level": level.label}) for level in Level]
        if only:
            levels, self.initial["target"] = [], f"class:{only.pk}"
            self.fields["target"].widget = forms.HiddenInput()
        self.fields["target"].choices = levels + [(f"class:{room.pk}", room.name) for room in rooms]  # type: ignore[attr-defined]
        self.rooms = {str(room.pk): room for room in rooms}
        who = {week: ", ".join(names) for week, names in fixed_weeks(school).items()}
        levels_shown = [only.level] if only else [Level.TROISIEME, Level.SECONDE]
        show_season(self.fields["weeks"], levels_shown, calendar_of(school), who)

    @property
    def classroom(self) -> Classroom | None:
        """The class, unless a whole level was chosen."""
        kind, _colon, key = self.cleaned_data["target"].partition(":")
        return self.rooms.get(key) if kind == "class" else None

    @property
    def level(self) -> str:
        """The level that goes."""
        room = self.classroom
        return room.level if room else self.cleaned_data["target"].partition(":")[2]
