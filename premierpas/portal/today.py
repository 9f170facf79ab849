"""What the team of a territory does today, each with its reason, the most pressing first."""

from datetime import date

from django.db.models import Q, QuerySet, Sum

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.enums import Scope
from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER
from premierpas.agenda.team import Day, day_of
from premierpas.core import clock
from premierpas.core.compiled import compiled_by
from premierpas.core.missing import Mender
from premierpas.following.helping import HELP_CLASS, told_of_classes
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.outreach.enums import LIVE
from premierpas.outreach.models import CompanyFile
from premierpas.people.sight import eyes_of

from .boards import Totals

MOST, MOST_OF_A_KIND = 10, 4
TEAM = (Role.COORDINATOR, VOLUNTEER)


def team_day(viewer: Viewer, totals: Totals) -> Day:
    """At most ten things: the team's tasks in the order of their weight; and how the team stands.

    `totals`: of all classes of the territory, which the page has counted anyway.
    """
    known = {HELP_CLASS.code: told_of_classes(totals.risky)}
    return day_of(viewer, TEAM, most=MOST, most_of_a_kind=MOST_OF_A_KIND, known=known)


def own_day(viewer: Viewer) -> Day:
    """At most ten things that are this person's."""
    return day_of(viewer, TEAM, most=MOST, most_of_a_kind=MOST, scope=Scope.MINE)


def mender_of(viewer: Viewer) -> Mender:
    """Who the viewer is to those who say what is missing, for counting."""
    return Mender(viewer.territory_id, eyes_of(viewer))


def late_files(presence: Presence | None, *, most: int = 8) -> list[CompanyFile]:
    """One's own companies whose next step is late, the latest first."""
    if presence is None:
        return []
    rows = CompanyFile.objects.filter(owner=presence, state__in=LIVE, merged_into=None, next_on__lt=clock.today())
    return list(rows.order_by("next_on", "pk")[:most])


def offers_with_seats(viewer: Viewer, *, most: int = 12) -> list[Offer]:
    """Published offers of the territory with free seats in the coming weeks, the most seats first (`seats`)."""
    return _with_seats(viewer.territory_id, most, clock.today())()


@compiled_by
def _with_seats(territory_id: int | None, most: int, today: date) -> QuerySet[Offer]:
    rows = Offer.objects.filter(territory=territory_id, state=OfferState.PUBLISHED).select_related("company")
    coming = Q(slots__first_day__gt=today)
    return rows.annotate(seats=Sum("slots__free", filter=coming)).filter(seats__gt=0).order_by("-seats")[:most]
