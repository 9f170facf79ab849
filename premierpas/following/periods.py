"""The next weeks of many classes at once."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from premierpas.organisations.models import Classroom, InternshipPeriod


def coming_periods(classrooms: Iterable[Classroom], today: date) -> dict[int, tuple[date, date]]:
    """First and last day by classroom: of the next period of its own, else of its school's for its level."""
    rooms = {room.pk: room for room in classrooms}
    schools = {room.school_id for room in rooms.values()}
    found: dict[object, tuple[date, date]] = {}
    rows = InternshipPeriod.objects.filter(
        Q(classroom__in=rooms) | Q(classroom=None, school__in=schools), last_day__gte=today
    ).order_by("-first_day")
    for period in rows:
        key = period.classroom_id or (period.school_id, period.level)
        found[key] = (period.first_day, period.last_day)
    chosen = {pk: found.get(pk) or found.get((room.school_id, room.level)) for pk, room in rooms.items()}
    return {pk: days for pk, days in chosen.items() if days}
