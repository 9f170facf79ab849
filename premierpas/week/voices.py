"""What pupils thought of a host, where at least three have said so: fewer could be recognised, and hurt."""

from dataclasses import dataclass
from statistics import fmean as mean

from premierpas.core.least import told
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
    """The opinions of all weeks at this company, LEAST more at a time; None under LEAST answers. One query."""
    rows = PlaceOpinion.objects.filter(placement__company=company_id).order_by("at", "pk")
    found = list(rows.values_list("welcome", "interest", "learning", "again"))
    counted = found[: told(len(found), least=LEAST)]
    if not counted:
        return None
    welcome, interest, learning, again = zip(*counted, strict=True)
    return Voices(len(counted), mean(welcome), mean(interest), mean(learning), sum(again))


def voices_of_offer(offer: Offer) -> Voices | None:
    """What the offer's page says."""
    return voices_of(offer.company_id)
