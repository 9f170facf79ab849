"""Who can be chosen: those who may lead, those who are cleared."""

from dataclasses import dataclass

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.core.alphabet import alphabetical
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Guardian, Volunteer

from .enums import Side
from .models import Pair


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked how it goes, and their number."""

    name: str
    phone: str


def cleared_volunteers(territory_id: int | None) -> list[Volunteer]:
    """Those of the team who may be with pupils today; youth workers accompany by the family's word only."""
    rows = Volunteer.objects.filter(territory=territory_id, state=Clearance.ACTIVE, until=None, user__isnull=False)
    rows = rows.exclude(role__in=[TeamRole.YOUTH_WORKER, TeamRole.READER])
    return [each for each in rows.order_by(alphabetical("name"), "pk") if each.sees_pupils]


def leads_of(territory_id: int | None, *, but: Pair | None = None) -> list[Presence]:
    """Coordinators first, then cleared volunteers who aren't the mentor."""
    cleared = {f"volunteer:{each.pk}" for each in cleared_volunteers(territory_id)}
    if but is not None:
        cleared.discard(f"volunteer:{but.volunteer_id}")
    rows = present().filter(role__in=[Role.COORDINATOR, VOLUNTEER], place=territory_id).select_related("user")
    rows = rows.order_by("role", alphabetical("user__name"), "pk")
    return [each for each in rows if each.role == Role.COORDINATOR or each.key in cleared]


def who_is_asked(pair: Pair, side: Side) -> list[Asked]:
    """One side of a pair, for whoever leads it: a family's number stands here and on no mentor's page."""
    if side == Side.MENTOR:
        return [Asked(pair.volunteer.name, pair.volunteer.phone)]
    pupil = pair.enrolment.pupil
    if side == Side.PUPIL:
        return [Asked(pupil.full_name, pupil.phone or pupil.user.phone)]
    return [Asked(each.name, each.phone) for each in Guardian.objects.confirmed().filter(pupil=pupil)]
