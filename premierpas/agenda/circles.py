"""Within a team, those who share one work: the teachers of a class, the colleagues on an offer."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from premierpas.core.ports import Port
from premierpas.organisations.enums import Role
from premierpas.organisations.presence import classes_of, teachers_of

from .models import Presence

BY_MEMBERSHIP = "membership:"


@dataclass(frozen=True)
class Circle:
    """Those of a `role` who share a work. `members(ids)`: their memberships, by id; `of(membership)`: where one is."""

    role: str
    members: Callable[[Collection[int]], Mapping[int, Collection[int]]]
    of: Callable[[int], Iterable[int]]


circles = Port[Circle]("agenda.circles", "who of a team shares a work, and in which circles somebody is")


def members_of(withins: Collection[str]) -> dict[str, set[str]]:
    """The keys of presences in each of these circles (`class:12`), with the same queries for many as for one."""
    ids: dict[str, list[int]] = defaultdict(list)
    for within in set(withins) - {""}:
        name, _colon, pk = within.partition(":")
        ids[name].append(int(pk))
    return {
        f"{name}:{pk}": {f"{BY_MEMBERSHIP}{each}" for each in found}
        for name, pks in ids.items()
        for pk, found in circles.named(name).members(pks).items()
    }


def circles_of(presence: Presence) -> list[str]:
    """The circles that somebody is in."""
    if not presence.key.startswith(BY_MEMBERSHIP):
        return []
    membership = int(presence.key.removeprefix(BY_MEMBERSHIP))
    mine = {name: circles.named(name) for name in circles.names() if circles.named(name).role == presence.role}
    return [f"{name}:{pk}" for name, circle in mine.items() for pk in circle.of(membership)]


def _teachers(classrooms: Collection[int]) -> Mapping[int, Collection[int]]:
    found: dict[int, list[int]] = {pk: [] for pk in classrooms}
    for classroom, membership in teachers_of(classrooms).values_list("classroom", "membership"):
        found[classroom].append(membership)
    return found


CLASS = Circle(Role.TEACHER, _teachers, lambda membership: classes_of(membership).values_list("classroom", flat=True))
