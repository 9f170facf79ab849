"""The choices beside the search as the page shows them: those that lead to nothing say 0 and come last."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.calendar import SchoolWeek
from premierpas.occupations.sectors import sector_choices

from .choices import Choices
from .criteria import RADII, Criteria


def sector_options(choices: Choices) -> list[tuple[str, str]]:
    """The sectors by name, with how many offers each holds."""
    return _empty_last((code, name, choices.sectors.get(code)) for code, name in sector_choices())


def radius_options(choices: Choices) -> list[tuple[str, str]]:
    """The distances, the shortest first."""
    return _empty_last((str(km), _("Moins de %(km)s km") % {"km": km}, choices.radii.get(km)) for km in RADII)


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
    number = sum(map(bool, (criteria.sector, criteria.weeks, criteria.radius, criteria.favourites, criteria.place)))
    return _("%(n)d choix") % {"n": number} if number else ""


def _empty_last(options: Iterable[tuple[str, str, int | None]]) -> list[tuple[str, str]]:
    ordered = sorted(options, key=lambda option: option[2] == 0)
    return [(value, label if count is None else f"{label} ({count})") for value, label, count in ordered]
