"""What pupils thought of a host, where at least three have said so: fewer could be recognised, and hurt."""

from dataclasses import dataclass

from django.db.models import Avg, Count, Q

from premierpas.offers.models import Offer

from .models import PlaceOpinion

LEAST = 3  # answers


@dataclass(frozen=True)
class Voices:
    """Averages of 1 to 4 over `count` answers; how many of them would send a friend there."""

    count: int
    welcome: float
    interest: float
    learning: float
    again: int


def voices_of(company_id: int) -> Voices | None:
    """The opinions of all weeks at this company; None under LEAST answers. One query."""
    found = PlaceOpinion.objects.filter(placement__company=company_id).aggregate(
        count=Count("pk"), welcome=Avg("welcome"), interest=Avg("interest"), learning=Avg("learning"),
        yes=Count("pk", filter=Q(again=True)),
    )  # fmt: skip
    if found["count"] < LEAST:
        return None
    return Voices(found["count"], found["welcome"], found["interest"], found["learning"], found["yes"])


def voices_of_offer(offer: Offer) -> Voices | None:
    """What the offer's page says."""
    return voices_of(offer.company_id)
