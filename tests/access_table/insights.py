"""Who opens what of `insights`."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.insights.models import ClosedMonth
from tests.roles import TEAMS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "insights:figures": TEAMS | {"reader"},
    "insights:sheet": TEAMS | {"reader"},
    "insights:dossier": TEAMS | {"reader"},
}


def furnish(world: "World") -> None:
    """A month whose figures are told."""
    last_month = clock.today().replace(day=1) - timedelta(days=1)
    ClosedMonth.objects.create(first_day=last_month.replace(day=1))
