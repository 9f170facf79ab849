"""How many pupils of a territory are free in each week: enrolments of classes whose internship period it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from premierpas.organisations.going import classes_going
from premierpas.organisations.models import Classroom

from .audience import LEVELS
from .enums import OfferLevel
from .weeks import Days


@dataclass(frozen=True)
class Demand:
    """Classes and pupils who may go in a week."""

    classes: int = 0
    pupils: int = 0


def demand_by_slot(territory_id: int | None, level: str, slots: Iterable[Days]) -> dict[Days, Demand]:
    """Who is free in each of these slots, in two queries."""
    wanted = list(slots)
    if territory_id is None or not wanted or level not in OfferLevel.values:
        return {}
    classes = Classroom.objects.filter(
        school__territory=territory_id, level__in=LEVELS[OfferLevel(level)], closed_at=None
    ).annotate(pupils=Count("enrolments", filter=Q(enrolments__left_on=None)))
    goings = classes_going(classes)
    counts = {slot: [0, 0] for slot in wanted}
    for each in classes:
        for slot in wanted:
            if goings[each.pk].covers(*slot):
                counts[slot][0] += 1
                counts[slot][1] += each.pupils
    return {slot: Demand(*pair) for slot, pair in counts.items()}
