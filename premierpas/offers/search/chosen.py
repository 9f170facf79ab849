"""How often seats of each sector were chosen in a year: kept, held or taken. Sums only; no pupil is read."""

from datetime import timedelta

from django.db.models import Count, Q

from premierpas.core import clock
from premierpas.core.actions import NOBODY, NOTHING, Actor, action
from premierpas.offers.enums import SeatState
from premierpas.offers.models import Favourite, OfferSlot, SectorTotal

from .mixing import Chosen, seldom_chosen

YEAR = timedelta(days=365)


def totals() -> dict[str, Chosen]:
    """By sector, of the weeks of a year back and all those to come."""
    since = clock.today() - YEAR
    given = Q(seats__state__in=(SeatState.HELD, SeatState.TAKEN))
    slots = OfferSlot.objects.filter(first_day__gte=since).exclude(offer__sector="").order_by()
    seats = slots.values("offer__sector").annotate(offered=Count("seats"), given=Count("seats", filter=given))
    kept = Favourite.objects.filter(at__gte=clock.now() - YEAR).order_by().values("offer__sector")
    wished = dict(kept.annotate(n=Count("pk")).values_list("offer__sector", "n"))
    return {
        row["offer__sector"]: Chosen(row["offered"], row["given"] + wished.get(row["offer__sector"], 0))
        for row in seats
    }


@action(may=NOBODY, on=NOTHING, tasks=True)
def count_choices(*, by: Actor) -> int:
    """Write the totals anew; returns how many sectors few choose."""
    found = totals()
    seldom = seldom_chosen(found)
    SectorTotal.objects.all().delete()
    SectorTotal.objects.bulk_create(
        [
            SectorTotal(sector=sector, seats=each.seats, chosen=each.times, is_seldom=sector in seldom)
            for sector, each in found.items()
        ]
    )
    return len(seldom)
