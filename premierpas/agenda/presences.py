"""Who is present: the mirror of memberships, and who takes over from whom."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company, Membership, School
from premierpas.people.enums import TeamRole
from premierpas.people.models import Volunteer

from .circles import members_of
from .enums import TaskState
from .models import Presence, Task
from .reasons import Team, reasons

# Who else of the school does what is a teacher's, or what fell to its office.
_ALSO_DO: dict[str, tuple[str, ...]] = {
    Role.TEACHER: (Role.HEAD_TEACHER, Role.OFFICE),
    Role.OFFICE: (Role.HEAD_TEACHER,),
}
_MIRRORED = ("user", "role", "place", "since", "until")


def present() -> QuerySet[Presence]:
    """Those who are there now."""
    now = clock.now()
    return Presence.objects.filter(Q(until=None) | Q(until__gt=now), since__lte=now)


def presence_of(viewer: Viewer) -> Presence | None:
    """The part the viewer acts in, if it is one that has tasks."""
    if viewer.capacity is None:
        return None
    return present().filter(key=viewer.capacity.key).first()


def colleagues_of(team: Team) -> QuerySet[Presence]:
    """Everybody of a team who is there now."""
    found = present().filter(role=team.role)
    if team.place is not None:
        found = found.filter(place=team.place)
    return found.filter(key__in=members_of([team.within])[team.within]) if team.within else found


def may_do(presence: Presence, task: Task, members: Collection[str] | None = None) -> bool:
    """Whether it is this person's to do: a colleague with whom it is shared, or the owner's head or office."""
    if is_alone(task):
        return presence.pk == task.owner_id
    if presence.team != task.owner.team:
        return presence.role in _ALSO_DO.get(task.owner.role, ()) and presence.place == task.owner.place
    known = members_of([task.within]).get(task.within, ()) if members is None else members
    return not task.within or presence.key in known


def is_alone(task: Task) -> bool:
    """Whether it is a volunteer's own, like their charter or their note: nobody else of the team can do it."""
    reason = reasons.get(task.reason)
    return reason is not None and reason.alone and task.owner.role == VOLUNTEER


def may_be_given(task: Task) -> bool:
    """Whether a colleague can take it: what is somebody's own only where the fact itself changes hands."""
    reason = reasons.get(task.reason)
    return not is_alone(task) or (reason is not None and reason.gave is not None)


@step
def mirror(memberships: QuerySet[Membership]) -> None:
    """Write down who is present as these memberships say it."""
    rows = memberships.annotate(place=Coalesce("school_id", "company_id", "territory_id"))
    Presence.objects.bulk_create(
        [
            Presence(
                key=f"membership:{row.pk}", user_id=row.user_id, role=row.role, place=row.place, since=row.since,
                until=row.until,
            )
            for row in rows
        ],
        update_conflicts=True, unique_fields=["key"], update_fields=_MIRRORED, batch_size=2000,
    )  # fmt: skip


VOLUNTEER = "volunteer"  # the role of those of a territory's team
WITHOUT_TASKS = (TeamRole.READER, TeamRole.YOUTH_WORKER)


@step
def mirror_volunteers(volunteers: QuerySet[Volunteer]) -> None:
    """The same for volunteers."""
    rows = volunteers.filter(user__isnull=False, since__isnull=False)
    Presence.objects.bulk_create(
        [
            Presence(
                key=f"volunteer:{row.pk}", user_id=row.user_id, role=VOLUNTEER, place=row.territory_id,
                since=row.since, until=row.since if row.role in WITHOUT_TASKS else row.until,
            )
            for row in rows
        ],
        update_conflicts=True, unique_fields=["key"], update_fields=_MIRRORED, batch_size=2000,
    )  # fmt: skip


def staffed(team: Team) -> Team | None:
    """The first team upward in which somebody is present: teacher, head, office, coordinators; None when nobody is.

    Without a territory, it is the first one that has coordinators.
    """
    return _first_staffed(_teams_upward(team))


def staffed_above(team: Team) -> Team | None:
    """Who does the team's work while nobody of it is there; None when nobody does."""
    return _first_staffed(islice(_teams_upward(team), 1, None))


def _first_staffed(teams: Iterable[Team]) -> Team | None:
    for each in teams:
        first = colleagues_of(each).order_by("place").first()
        if first is not None:
            return replace(each, place=first.place)
    return None


def loaded(presences: QuerySet[Presence]) -> QuerySet[Any]:
    """With how many open tasks each has (`open`)."""
    return presences.annotate(open=Count("tasks", filter=Q(tasks__state=TaskState.OPEN)))


def next_owner(team: Team) -> Presence:
    """Who of a staffed team takes the next task: whoever has fewest. They can't leave before this transaction ends.

    Raises Presence.DoesNotExist when the last has just left.
    """
    for presence in loaded(colleagues_of(team)).order_by("open", "since", "pk"):
        if hold(presence):
            return presence
    raise Presence.DoesNotExist


def hold(presence: Presence) -> bool:
    """Keep somebody from leaving until the transaction ends; False when they have left meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM agenda_presence WHERE id = %s AND (until IS NULL OR until > %s) FOR SHARE",
            [presence.pk, clock.now()],
        )
        return cursor.rowcount == 1


def upward(role: str) -> tuple[str, ...]:
    """Who may have a work of this role: those it is for, then those who do it while nobody of them is there."""
    above: dict[str, tuple[str, ...]] = {
        Role.TEACHER: (Role.HEAD_TEACHER, Role.OFFICE, Role.COORDINATOR),
        Role.OFFICE: (Role.HEAD_TEACHER, Role.COORDINATOR),
        Role.COORDINATOR: (),
    }
    return (role, *above.get(role, (Role.COORDINATOR,)))


def _teams_upward(team: Team) -> Iterator[Team]:
    yield team
    for role in upward(team.role)[1:]:
        if role == Role.COORDINATOR and team.role not in (Role.COORDINATOR, VOLUNTEER):
            places = Company if team.role == Role.COMPANY else School
            territory = places.objects.filter(pk=team.place).values_list("territory", flat=True).first()
            yield Team(role, territory)
        else:
            yield Team(role, team.place)
