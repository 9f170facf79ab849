"""When a minor is left in peace: no e-mail and no text message at night, on Sundays and on public holidays."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from premierpas.core import clock
from premierpas.core.calendar import is_public_holiday

EVENING, MORNING = time(21), time(7, 30)
SUNDAY = 6
_ZONES = {
    "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne", "974": "Indian/Reunion",
    "975": "America/Miquelon", "976": "Indian/Mayotte", "977": "America/St_Barthelemy", "978": "America/Marigot",
    "986": "Pacific/Wallis", "987": "Pacific/Tahiti", "988": "Pacific/Noumea",
}  # fmt: skip


@dataclass(frozen=True)
class Locality:
    """Where somebody lives, as far as hours and holidays go: a department or an overseas territory."""

    department: str = ""

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


def _rests(local: datetime, where: Locality) -> bool:
    day = local.date()
    if day.weekday() == SUNDAY or is_public_holiday(day, where.department):
        return True
    return not MORNING <= local.time() < EVENING
