"""How long the way takes, estimated from the distance alone, and said to be so (`ASSUMED`).

Streets bend, so a way is longer than the line: a quarter for feet and wheels, a third for buses and trains. Who knows
better fills the port `offers.travel`.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BANDS = (15, 30, 45, 60)  # minutes
ASSUMED = gettext_lazy(
    "Ces durées sont calculées d’après la distance : à peine 5 km à l’heure à pied, 12 à vélo, 20 en transports, "
    "plus 10 minutes pour marcher et attendre. Le vrai trajet peut être plus long : vérifie-le avant de postuler."
)


class Means(StrEnum):
    """By what somebody comes."""

    WALK = "walk"
    BIKE = "bike"
    TRANSIT = "transit"


@dataclass(frozen=True)
class _Pace:
    km_an_hour: float
    bends: float
    before: float  # minutes until one moves
    longest_km: float

    def minutes(self, km: float) -> float:
        return self.before + km * self.bends * 60 / self.km_an_hour

    def reach(self, minutes: float) -> float:
        return min(self.longest_km, max(0.0, minutes - self.before) * self.km_an_hour / 60 / self.bends)


_PACES = {
    Means.WALK: _Pace(4.8, 1.25, 0, 2.5),
    Means.BIKE: _Pace(12, 1.25, 2, 8),
    Means.TRANSIT: _Pace(20, 4 / 3, 10, 200),
}


@dataclass(frozen=True)
class Trip:
    """A way by one means; `is_exact` where somebody knows it better than by the distance."""

    means: Means
    minutes: int
    is_exact: bool = False

    def __str__(self) -> str:
        words = {
            Means.WALK: _("%(n)d min à pied"),
            Means.BIKE: _("%(n)d min à vélo"),
            Means.TRANSIT: _("%(n)d min en transports"),
        }[self.means] % {"n": self.minutes}
        return words if self.is_exact else _("environ %(time)s") % {"time": words}


def trips(km: float) -> list[Trip]:
    """The ways that make sense over this distance, as the crow flies: on foot, else by bike and by public transport."""
    if km <= _PACES[Means.WALK].longest_km:
        means = [Means.WALK]
    else:
        means = [each for each in (Means.BIKE, Means.TRANSIT) if km <= _PACES[each].longest_km]
    return [Trip(each, max(1, round(_PACES[each].minutes(km)))) for each in means]


def reach_km(minutes: int) -> float:
    """How far one comes in this time, on foot or by public transport: not everybody has a bike."""
    return max(_PACES[each].reach(minutes) for each in (Means.WALK, Means.TRANSIT))
