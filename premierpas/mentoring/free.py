"""Cleared volunteers, how many pupils each wishes and has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from premierpas.core.compiled import Compiled, Given
from premierpas.people.models import Volunteer
from premierpas.volunteers.offering import Offering, offerings

from .models import Pair
from .people_of import cleared_volunteers


@dataclass(frozen=True)
class Free:
    """One volunteer, what they offer, how many pupils they have."""

    volunteer: Volunteer
    offers: Offering
    has: int

    @property
    def left(self) -> int:
        """How many more they wish."""
        return max(0, self.offers.load - self.has)

    @property
    def back_on(self) -> date | None:
        """The last day of an absence that is running or to come."""
        return self.offers.away[0][1] if self.offers.away else None


_has = Compiled(
    lambda: (
        Pair.objects.running()
        .filter(volunteer__in=Given("volunteers", many=True))
        .values_list("volunteer")
        .annotate(n=Count("pk"))
    )
)


def loads_of(volunteers: Sequence[Volunteer]) -> list[Free]:
    """What they offer and have; three queries."""
    ids = [each.pk for each in volunteers]
    has, offers = dict(_has(volunteers=ids)), offerings(ids)
    return [Free(each, offers[each.pk], has.get(each.pk, 0)) for each in volunteers]


def free_volunteers(territory_id: int | None) -> list[Free]:
    """Everybody cleared: who has nobody first, then who could take most."""
    return sorted(loads_of(cleared_volunteers(territory_id)), key=lambda each: (each.has > 0, -each.left))
