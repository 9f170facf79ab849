"""Who can be chosen: those who may lead, those who are cleared."""

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, present
from premierpas.core.alphabet import alphabetical
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Volunteer

from .models import Pair


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
