"""The weeks in which classes may go, as the school calendar: holidays are grey, what is fixed is said."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.calendar import SchoolWeek
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.enums import Level
from premierpas.organisations.models import Classroom, School
from premierpas.organisations.queries import fixed_weeks, season_weeks
from premierpas.ui.forms import Form, WeekCards
from premierpas.ui.typography import MONTHS, title_first, week_range


class PeriodForm(Form):
    """The weeks of a class or of a whole level, chosen in the calendar of the school."""

    target = forms.ChoiceField(label=gettext_lazy("Pour"), initial="level:3e")
    weeks = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Semaines"), widget=WeekCards, coerce=lambda day: SchoolWeek.of(forms.DateField().clean(day))
    )

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = list(school.classrooms.filter(closed_at=None))
        levels = [(f"level:{level.value}", _("tous les %(level)s") % {"level": level.label}) for level in Level]
        self.fields["target"].choices = levels + [(f"class:{room.pk}", room.name) for room in rooms]  # type: ignore[attr-defined]
        self.rooms = {str(room.pk): room for room in rooms}
        self._show_calendar(school)

    def _show_calendar(self, school: School) -> None:
        calendar = calendar_of(school)
        seasons = season_weeks(Level.TROISIEME, calendar) + season_weeks(Level.SECONDE, calendar)
        who = fixed_weeks(school)
        hints: dict[str, str] = {}
        marks: dict[str, str] = {}
        closed: set[str] = set()
        months = []
        for month, weeks in groupby(seasons, key=lambda each: (each[0].monday.year, each[0].monday.month)):
            cards = []
            for week, in_holidays in weeks:
                value = week.monday.isoformat()
                cards.append((value, week_range((week.first_day, week.last_day))))
                if in_holidays:
                    closed.add(value)
                hints[value] = _("vacances") if in_holidays else ", ".join(who.get(week, ()))
                marks[value] = _("S%(number)d") % {"number": week.number}
            months.append((f"{title_first(MONTHS[month[1] - 1])} {month[0]}", cards))
        field: Any = self.fields["weeks"]
        field.choices = months
        field.widget.hints, field.widget.marks, field.widget.closed = hints, marks, closed

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
