"""Who answers for a report: the territory's coordinators; where none is present, the association's others.

Never the pupil's school: a report may be about it, and its page promises that the school doesn't read it.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.outbox.notices import Recipient
from premierpas.organisations import presence
from premierpas.organisations.models import Membership, Territory
from premierpas.organisations.people import told
from premierpas.people.circle import circle
from premierpas.people.models import Pupil

from .models import Incident, IncidentState

TAKEN_WITHIN = timedelta(hours=12)


@dataclass(frozen=True)
class Responsible:
    """Who is told of reports from a territory, and whom its pupils read about."""

    territory: Territory
    coordinators: list[Membership]

    @property
    def stands_in(self) -> bool:
        """Whether these are coordinators of other territories."""
        return any(each.territory_id != self.territory.pk for each in self.coordinators)

    @property
    def names(self) -> list[str]:
        return [each.user.name for each in self.coordinators]

    @property
    def recipients(self) -> list[Recipient]:
        """By every way that each has; the deployment's contact where nobody coordinates anything."""
        return told(self.coordinators) or [
            Recipient.by_one_way(settings.SITE_NAME, email=settings.ASSOCIATION_EMAIL, mobile="")
        ]


def responsible_for(territory: Territory) -> Responsible:
    """Who reads what this territory's pupils report today."""
    own = list(_reachable(presence.coordinators(territory.pk)))
    return Responsible(territory, own or list(_reachable(presence.coordinators())))


def territory_of(pupil: Pupil) -> Territory:
    """Where the pupil goes to school, or went last."""
    return circle(pupil).school.territory


def incidents_followed_by(viewer: Viewer) -> QuerySet[Incident]:
    """Those of the coordinator's territory, of each that has no coordinator present, and what nobody took in time."""
    if not viewer.is_coordinator:
        return Incident.objects.none()
    return _followed(viewer.territory_id, clock.now() - TAKEN_WITHIN)


def open_followed_by(viewer: Viewer) -> int:
    """How many of those nobody has taken, for a figure on every page."""
    if not viewer.is_coordinator:
        return 0
    return len(_open_followed(territory=viewer.territory_id, late=clock.now() - TAKEN_WITHIN))


def _followed(territory: Any, late: Any) -> QuerySet[Incident]:
    attended = _reachable(presence.coordinators()).filter(territory=OuterRef("territory"))
    return Incident.objects.filter(Q(territory=territory) | ~Exists(attended) | _untaken_since(late))


_open_followed = Compiled(
    lambda: _followed(Given("territory"), Given("late")).filter(state=IncidentState.OPEN).order_by().values_list("pk")
)


def untaken() -> Q:
    """What holds of an incident that nobody has taken in time: it goes further, to every coordinator."""
    return _untaken_since(clock.now() - TAKEN_WITHIN)


def _untaken_since(late: Any) -> Q:
    return Q(state=IncidentState.OPEN, taken_by=None, at__lte=late)


def _reachable(members: QuerySet[Membership]) -> QuerySet[Membership]:
    return members.filter(user__is_active=True)
