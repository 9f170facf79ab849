"""The weeks of the school calendar as cards: how many pupils are free in each, holidays closed."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from premierpas.core.calendar import SchoolWeek
from premierpas.ui.forms import WeekCards
from premierpas.ui.typography import NBSP, month_name, ordinal, title_first

from ..demand import Demand
from ..weeks import Days

AUTUMN, CHRISTMAS = lazy("Vacances de la Toussaint"), lazy("Vacances de Noël")
WINTER, SPRING = lazy("Vacances d’hiver"), lazy("Vacances de printemps")
HOLIDAYS = {10: AUTUMN, 11: AUTUMN, 12: CHRISTMAS, 1: CHRISTMAS, 2: WINTER, 3: WINTER}


class WeeksField(forms.MultipleChoiceField):
    """Several slots, as `first/last`. Any legal slot may be sent, listed or not; the form judges it."""

    def valid_value(self, value: Any) -> bool:
        """Whether it is two days."""
        try:
            read_slot(str(value))
        except ValueError:
            return False
        return True


def read_slot(text: str) -> Days:
    """The days of `2027-01-11/2027-01-15`; raises ValueError."""
    first, _slash, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def slot_value(days: Days) -> str:
    """The value of a card."""
    return f"{days[0].isoformat()}/{days[1].isoformat()}"


def show_weeks(field: WeeksField, slots: Iterable[tuple[Days, bool]], demand: dict[Days, Demand]) -> None:
    """Fill the field with cards by month; weeks of holidays that follow each other are one closed card."""
    widget: WeekCards = field.widget
    choices: list[tuple[str, list[tuple[str, str]]]] = []
    hints, marks, closed = {}, {}, set()
    for month, cards in groupby(_merged(sorted(set(slots))), key=lambda card: (card[0][0].year, card[0][0].month)):
        options = []
        for days, in_holidays in cards:
            value = slot_value(days)
            options.append((value, card_label(days)))
            if in_holidays:
                closed.add(value)
                hints[value] = holidays_of(days[0])
            else:
                hints[value] = demand_words(demand.get(days, Demand()))
                if (days[1] - days[0]).days < 7:
                    marks[value] = _("S%(number)d") % {"number": SchoolWeek.of(days[0]).number}
        choices.append((f"{title_first(month_name(month[1]))} {month[0]}", options))
    field.choices = choices
    widget.hints, widget.marks, widget.closed = hints, marks, closed


def _merged(slots: list[tuple[Days, bool]]) -> Iterable[tuple[Days, bool]]:
    """Closed weeks of one month that follow each other become one."""
    waiting: Days | None = None
    for days, closed in slots:
        follows = waiting and closed and days[0] - waiting[1] <= timedelta(days=3) and days[0].month == waiting[0].month
        if waiting and follows:
            waiting = (waiting[0], days[1])
            continue
        if waiting:
            yield waiting, True
        waiting = days if closed else None
        if not closed:
            yield days, False
    if waiting:
        yield waiting, True


def card_label(days: Days) -> str:
    """`11 – 15`, or `29 – 3 avr.` across two months."""
    first, last = days
    end = ordinal(last) if first.month == last.month else f"{ordinal(last)}{NBSP}{month_name(last.month)}"
    return f"{ordinal(first)} – {end}"


def holidays_of(day: date) -> str:
    """The holidays that a day of them lies in."""
    return str(HOLIDAYS.get(day.month, SPRING))


def demand_words(demand: Demand) -> str:
    """`9 classes, 251 élèves`, or that nobody is free."""
    if not demand.pupils:
        return _("0 élève")
    classes = ngettext("%(n)d classe", "%(n)d classes", demand.classes) % {"n": demand.classes}
    pupils = ngettext("%(n)d élève", "%(n)d élèves", demand.pupils) % {"n": demand.pupils}
    return f"{classes}, {pupils}"
