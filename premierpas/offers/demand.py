"""How many pupils of a territory are free in each week: enrolments of classes whose internship period it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from premierpas.organisations.models import Classroom, InternshipPeriod

from .audience import LEVELS
from .enums import OfferLevel
from .weeks import Days


@dataclass(frozen=True)
class Demand:
    """Classes and pupils who may go in a week."""

    classes: int = 0
    pupils: int = 0


def demand_by_slot(territory_id: int | None, level: str, slots: Iterable[Days]) -> dict[Days, Demand]:
    """Who is free in each of these slots, in two queries. A class's own periods win over its school's."""
    wanted = list(slots)
    if territory_id is None or not wanted or level not in OfferLevel.values:
        return {}
    classes = Classroom.objects.filter(
        school__territory=territory_id, level__in=LEVELS[OfferLevel(level)], closed_at=None
    ).annotate(pupils=Count("enrolments", filter=Q(enrolments__left_on=None)))
    periods = InternshipPeriod.objects.filter(
        school__territory=territory_id,
        last_day__gte=min(first for first, _last in wanted),
        first_day__lte=max(last for _first, last in wanted),
    )
    own: dict[int, list[Days]] = defaultdict(list)
    of_school: dict[tuple[int, str], list[Days]] = defaultdict(list)
    for period in periods:
        days = (period.first_day, period.last_day)
        if period.classroom_id:
            own[period.classroom_id].append(days)
        else:
            of_school[period.school_id, period.level].append(days)
    counts = {slot: [0, 0] for slot in wanted}
    for each in classes:
        free = own.get(each.pk) or of_school.get((each.school_id, each.level), [])
        for slot in wanted:
            if any(first <= slot[1] and slot[0] <= last for first, last in free):
                counts[slot][0] += 1
                counts[slot][1] += each.pupils
    return {slot: Demand(*pair) for slot, pair in counts.items()}
