"""The school holidays that hold for a school: its zone's, or those its territory has entered where it has no zone."""

from premierpas.core.calendar import ZONES, Range, ZoneCalendar

from .models import School, TerritoryHoliday


def calendar_of(school: School) -> ZoneCalendar:
    """The school's calendar; not known (`is_known`) where neither zone nor territory says anything. One query then."""
    return calendar_for(school.zone, school.territory_id)


def calendar_for(zone: str, territory_id: int) -> ZoneCalendar:
    """The calendar of every school of this zone and territory."""
    return ZoneCalendar(zone) if zone in ZONES else ZoneCalendar("", entered_for(territory_id=territory_id))


def entered_for(**territory: object) -> tuple[Range, ...]:
    """What a territory has entered, as ranges of days: by `territory_id` or `territory__communes__insee`."""
    rows = TerritoryHoliday.objects.filter(**territory)
    return tuple(rows.values_list("first_day", "last_day"))
