"""When people are left in peace: minors at night, on Sundays and on public holidays; everybody by letters to many."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from premierpas.core import clock
from premierpas.core.calendar import is_public_holiday

EVENING, MORNING = time(21), time(7, 30)
OPENS, CLOSES = time(9), time(18)  # of letters to many
SATURDAY, SUNDAY = 5, 6
_ZONES = {
    "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne", "974": "Indian/Reunion",
    "975": "America/Miquelon", "976": "Indian/Mayotte", "977": "America/St_Barthelemy", "978": "America/Marigot",
    "986": "Pacific/Wallis", "987": "Pacific/Tahiti", "988": "Pacific/Noumea",
}  # fmt: skip


@dataclass(frozen=True)
class Locality:
    """Where somebody lives, as far as hours and holidays go: a department or an overseas territory.

    `evening`: from when minors are left in peace there; nowhere later than everywhere.
    """

    department: str = ""
    evening: time = EVENING

    @property
    def zone(self) -> ZoneInfo:
        """Its time zone."""
        name = _ZONES.get(self.department)
        return ZoneInfo(name) if name else clock.PARIS


def awake_from(moment: datetime, where: Locality) -> datetime:
    """The first instant, from this one on, at which a message may reach a minor there."""
    local = moment.astimezone(where.zone)
    while _rests(local, where):
        day = local.date() + timedelta(days=1 if local.time() >= MORNING else 0)
        local = datetime.combine(day, MORNING, where.zone)
    return local


def open_from(moment: datetime, where: Locality) -> datetime:
    """The first instant, from this one on, at which a letter to many may leave: by day, on working days."""
    local = moment.astimezone(where.zone)
    while not _works(local, where):
        day = local.date() + timedelta(days=1 if local.time() >= OPENS else 0)
        local = datetime.combine(day, OPENS, where.zone)
    return local


def _works(local: datetime, where: Locality) -> bool:
    day = local.date()
    if day.weekday() >= SATURDAY or is_public_holiday(day, where.department):
        return False
    return OPENS <= local.time() < CLOSES


def _rests(local: datetime, where: Locality) -> bool:
    day = local.date()
    if day.weekday() == SUNDAY or is_public_holiday(day, where.department):
        return True
    return not MORNING <= local.time() < min(where.evening, EVENING)
