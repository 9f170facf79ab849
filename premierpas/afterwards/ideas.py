"""Ideas that grow from what a pupil did: sectors they liked, people they met."""

from dataclasses import dataclass
from typing import Any

from premierpas.occupations.sectors import sector_name
from premierpas.offers.models import Favourite
from premierpas.people.models import Pupil
from premierpas.placements.models import HOLDING, Placement
from premierpas.week.models import Contact

from .paths import families_of, said_trades

MOST = 6


@dataclass(frozen=True)
class Ideas:
    """Names of sectors, families of trades, people: each only where there is something."""

    sectors: list[str]
    trades: list[Any]
    people: list[Contact]

    def __bool__(self) -> bool:
        return bool(self.sectors or self.people)


def ideas_of(pupil: Pupil) -> Ideas:
    """From the offers that were kept, the weeks, and the notebook, in three queries."""
    liked = list(Favourite.objects.filter(pupil=pupil).values_list("offer__sector", flat=True))
    lived = list(Placement.objects.filter(pupil=pupil, state__in=HOLDING).values_list("sector", flat=True))
    codes = [each for each in dict.fromkeys([*lived, *liked]) if each][:MOST]
    people = list(Contact.objects.filter(pupil=pupil).select_related("placement")[:MOST])
    return Ideas([sector_name(each) for each in codes], [said_trades(each) for each in families_of(codes)], people)
