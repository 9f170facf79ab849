"""Who can be chosen: those who may lead, those who are cleared."""

from dataclasses import dataclass

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present_at
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
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


_active = Compiled(
    lambda: (
        Volunteer.objects.filter(territory=Given("territory"), state=Clearance.ACTIVE, until=None, user__isnull=False)
        .exclude(role__in=[TeamRole.YOUTH_WORKER, TeamRole.READER])
        .order_by(alphabetical("name"), "pk")
    )
)
_team = Compiled(
    lambda: (
        present_at(Given("now"))
        .filter(role__in=[Role.COORDINATOR, VOLUNTEER], place=Given("territory"))
        .select_related("user")
        .order_by("role", alphabetical("user__name"), "pk")
    )
)


def cleared_volunteers(territory_id: int | None) -> list[Volunteer]:
    """Those of the team who may be with pupils today; youth workers accompany by the family's word only."""
    return [each for each in _active(territory=territory_id) if each.sees_pupils]


def leads_of(territory_id: int | None, *, but: Pair | None = None) -> list[Presence]:
    """Coordinators first, then cleared volunteers who aren't the mentor."""
    cleared = {f"volunteer:{each.pk}" for each in cleared_volunteers(territory_id)}
    if but is not None:
        cleared.discard(f"volunteer:{but.volunteer_id}")
    rows = _team(territory=territory_id, now=clock.now())
    return [each for each in rows if each.role == Role.COORDINATOR or each.key in cleared]


def who_is_asked(pair: Pair, side: Side) -> list[Asked]:
    """One side of a pair, for whoever leads it: a family's number stands here and on no mentor's page."""
    if side == Side.MENTOR:
        return [Asked(pair.volunteer.name, pair.volunteer.phone)]
    pupil = pair.enrolment.pupil
    if side == Side.PUPIL:
        return [Asked(pupil.full_name, pupil.phone or pupil.user.phone)]
    return [Asked(each.name, each.phone) for each in Guardian.objects.confirmed().filter(pupil=pupil)]
