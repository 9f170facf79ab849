"""The choices beside the search as the page shows them: those that lead to nothing say 0 and come last."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.calendar import SchoolWeek
from premierpas.occupations.sectors import sector_choices
from premierpas.occupations.sheets import sheets

from .choices import Choices
from .criteria import MINUTES, Criteria
from .travel import BANDS


def sector_options(choices: Choices) -> list[tuple[str, str]]:
    """The sectors by name, with how many offers each holds."""
    return _empty_last((code, name, choices.sectors.get(code)) for code, name in sector_choices())


def way_options(criteria: Criteria, choices: Choices) -> list[tuple[str, str]]:
    """How long the way may be, the shortest first; and the kilometres that an address asks for."""
    bands = [(f"{n}{MINUTES}", _("Moins de %(n)d min") % {"n": n}, choices.bands.get(n)) for n in BANDS]
    km = [(str(criteria.radius), _("Moins de %(km)s km") % {"km": criteria.radius})] if criteria.radius else []
    return [*_empty_last(bands), *km]


@cache
def trade_options() -> tuple[tuple[str, str], ...]:
    """The trades that have a sheet; French, like their sheets."""
    return tuple((slug, sheet.title) for slug, sheet in sheets().items())


def week_chips(weeks: Iterable[SchoolWeek], criteria: Criteria, choices: Choices) -> list[dict[str, Any]]:
    """The weeks of the class."""
    chips = [
        {
            "monday": week.monday,
            "days": (week.first_day, week.last_day),
            "on": week.monday in criteria.weeks,
            "count": choices.weeks.get(week.monday),
        }
        for week in weeks
    ]
    return sorted(chips, key=lambda chip: chip["count"] == 0)


def limits_of(criteria: Criteria) -> str:
    """How many limits are set, in words, for where they are folded away."""
    limits = (
        criteria.sector, criteria.trade, criteria.weeks, criteria.reach, criteria.accessible, criteria.favourites,
        criteria.place,
    )  # fmt: skip
    number = sum(map(bool, limits))
    return _("%(n)d choix") % {"n": number} if number else ""


def _empty_last(options: Iterable[tuple[str, str, int | None]]) -> list[tuple[str, str]]:
    ordered = sorted(options, key=lambda option: option[2] == 0)
    return [(value, label if count is None else f"{label} ({count})") for value, label, count in ordered]
