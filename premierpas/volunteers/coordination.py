"""Who coordinates a territory after somebody: never nobody.

Whoever was named comes first; else a colleague who stays; else the next responsible: a lead who is cleared, another
cleared volunteer, a coordinator of another territory. Coordinators see pupils, so nobody who isn't cleared becomes one.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import present
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import coordinators
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Volunteer

from .enums import Intent
from .models import Coordination

_ORDER = (TeamRole.LEAD, TeamRole.VOLUNTEER)


def open_coordinations() -> QuerySet[Coordination]:
    """Of those who leave and are still there."""
    rows = Coordination.objects.filter(ended_at=None, last_day__isnull=False, membership__until=None)
    return rows.select_related("membership__territory", "membership__user", "to__user")


def who_stay(territory_id: int, *, but: Membership) -> QuerySet[Membership]:
    """The other coordinators who haven't said that they leave."""
    leaving = open_coordinations().values("membership")
    return coordinators(territory_id).exclude(pk=but.pk).exclude(user=but.user_id).exclude(pk__in=leaving)


def may_follow(membership: Membership) -> list[Presence]:
    """Whom somebody who leaves may name: colleagues, then cleared people of the team, then those of other places."""
    assert membership.territory_id is not None
    here = who_stay(membership.territory_id, but=membership)
    elsewhere = coordinators().exclude(territory=membership.territory_id).exclude(user=membership.user_id)
    keys = [
        *(f"membership:{each.pk}" for each in here),
        *(f"volunteer:{each.pk}" for each in _cleared(membership)),
        *(f"membership:{each.pk}" for each in elsewhere),
    ]
    found = {each.key: each for each in present().filter(key__in=keys).select_related("user")}
    return [found[key] for key in keys if key in found]


def _cleared(membership: Membership) -> Iterable[Volunteer]:
    """Those of the team who may be with pupils: leads first, the longest there first."""
    rows = Volunteer.objects.filter(territory=membership.territory_id, state=Clearance.ACTIVE, role__in=_ORDER)
    rows = rows.exclude(user=membership.user_id).exclude(user=None).order_by("since", "pk")
    return sorted((each for each in rows if each.sees_pupils), key=lambda each: _ORDER.index(TeamRole(each.role)))


def named(membership: Membership) -> Presence | None:
    """Whom they named, while that person is still somebody who may follow."""
    said = membership.coordinations.exclude(to=None).order_by("-year").first()
    if said is None or said.answer == Intent.STAYS:
        return None
    return next((each for each in may_follow(membership) if each.pk == said.to_id), None)


def next_responsible(membership: Membership) -> Presence | None:
    """Who coordinates after them; None only where there is nobody at all."""
    return named(membership) or next(iter(may_follow(membership)), None)


def lacks_somebody(said: Coordination) -> bool:
    """Whether nobody would coordinate after them: neither a colleague who stays nor somebody named."""
    place = said.membership.territory_id
    assert place is not None
    return not who_stay(place, but=said.membership).exists() and named(said.membership) is None


def own_presence(membership: Membership) -> Presence | None:
    """Their part in the agenda."""
    return Presence.objects.filter(key=f"membership:{membership.pk}").first()


def is_over(said: Coordination) -> bool:
    """Whether their last day has passed."""
    return said.last_day is not None and said.last_day < clock.today()


def is_here(presence: Presence, territory_id: int) -> bool:
    """Whether this is a coordinator of the territory already."""
    return presence.role == Role.COORDINATOR and presence.place == territory_id
