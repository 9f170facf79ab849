"""What a person may be: kinds of capacity and capacities, which the floors that grant them declare and fill in.

Nothing here knows what kinds there are: a viewer answers `is_<kind>` and `<what it reaches>_id` for those declared.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from premierpas.core.compiled import Compiled, Given
from premierpas.core.ports import Port


@dataclass(frozen=True)
class Kind:
    """In which quality somebody acts. Its name is what rows keep.

    `among`: wider names that it answers to as well. `reaches`: what its capacities have the ids of.
    """

    name: str
    among: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    is_minor: bool = False

    def __str__(self) -> str:
        return self.name


kinds = Port[Kind]("accounts.kinds", "the kinds of capacity that a floor grants, each under its own name")


def declare_kinds(*declared: Kind) -> None:
    """Make kinds of capacity known; raises ValueError when one is known already."""
    for kind in declared:
        kinds.fill(kind.name, kind)


@dataclass(frozen=True)
class Capacity:
    """One quality of one person: `key` names its row (`membership:12`), `reach` the ids of what it reaches.

    `guarded`: the name under which a deployment may ask a second factor of its holders; empty where it opens little.
    """

    key: str
    kind: Kind
    label: str
    organisation: str = ""
    reach: Mapping[str, int | None] = field(default_factory=dict, hash=False)
    guarded: str = ""  # as what an account is worth an attack: a deployment may require a second factor of it
    row: Any = field(default=None, compare=False, repr=False)  # what the granting floor has read, for its own queries


@dataclass(frozen=True)
class Viewer:
    """Who looks: a person in one capacity. Every permission judges this and nothing else."""

    user: Any
    capacity: Capacity | None = None
    capacities: tuple[Capacity, ...] = ()

    @property
    def is_authenticated(self) -> bool:
        return bool(self.user and self.user.is_authenticated)

    @property
    def is_minor(self) -> bool:
        return self.capacity is not None and self.capacity.kind.is_minor

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.is_authenticated else None

    def acts_as(self, *kinds: Kind) -> bool:
        """Whether the active capacity is one of these."""
        return self.capacity is not None and self.capacity.kind in kinds

    def __getattr__(self, name: str) -> Any:
        """`is_teacher`, `is_school_staff`: by the kinds declared; `school_id`: by what they reach. Nothing else."""
        if name.startswith("is_"):
            word = name.removeprefix("is_")
            if any(word in (kind.name, *kind.among) for kind in kinds):
                return self.capacity is not None and word in (self.capacity.kind.name, *self.capacity.kind.among)
        elif name.endswith("_id"):
            word = name.removesuffix("_id")
            if any(word in kind.reaches for kind in kinds):
                return self.capacity.reach.get(word) if self.capacity else None
        raise AttributeError(f"no kind of capacity makes a viewer know {name}")


@dataclass(frozen=True)
class Source:
    """What a floor grants. `rows`: rows with `user=OuterRef("pk")` without which it grants nothing, so that a request
    asks no further; `granted`: the capacities themselves; `along`: joins to the person what `granted` would ask for.
    """

    rows: Callable[[], models.QuerySet]
    granted: Callable[[Any], Iterable[Capacity]]
    along: Callable[[models.QuerySet], models.QuerySet] | None = None


sources = Port[Source](
    "accounts.capacities",
    "the capacities a floor grants a person; asked at every request, so that an end counts at once",
)
_where_anything = Compiled(
    lambda: with_floors(get_user_model().objects.filter(pk=Given("user"))).values_list(
        *(f"of_{number}" for number in range(len(sources.names())))
    )
)


def capacities_of(user: models.Model) -> tuple[Capacity, ...]:
    """All present capacities of a person: one question says which floors have any, then one a floor."""
    for found in _where_anything(user=user.pk):
        return _granted(user, found)
    return ()


def with_floors(users: models.QuerySet) -> models.QuerySet:
    """The same people, each with which floors grant them something."""
    return users.annotate(**{f"of_{number}": models.Exists(each.rows()) for number, each in enumerate(sources)})


def at_entrance(users: models.QuerySet) -> models.QuerySet:
    """The same people, each with what `viewer_at_entrance` would ask for."""
    users = with_floors(users)
    for each in sources:
        if each.along is not None:
            users = each.along(users)
    return users


def viewer_at_entrance(user: Any, *, active: str | None = None) -> Viewer:
    """The same as `viewer_of` for somebody whom this very request has just read by `at_entrance`: asks less.

    What was read so counts once: whoever asks later in the request asks anew.
    """
    if not user or not user.is_authenticated or not hasattr(user, "of_0"):
        return viewer_of(user, active=active)
    names = [f"of_{number}" for number in range(len(sources.names()))]
    found = tuple(getattr(user, name) for name in names)
    for name in names:
        delattr(user, name)
    return _acting(user, _granted(user, found), active)


def _granted(user: models.Model, found: tuple[bool, ...]) -> tuple[Capacity, ...]:
    granting = (each for each, has_rows in zip(sources, found, strict=True) if has_rows)
    return tuple(capacity for each in granting for capacity in each.granted(user))


def viewer_of(user: Any, *, active: str | None = None) -> Viewer:
    """The viewer for a person, in the capacity chosen (`active` key) or, without a valid choice, their first."""
    if not user or not user.is_authenticated:
        return Viewer(user)
    return _acting(user, capacities_of(user), active)


def _acting(user: Any, held: tuple[Capacity, ...], active: str | None) -> Viewer:
    chosen = next((capacity for capacity in held if capacity.key == active), held[0] if held else None)
    return Viewer(user, chosen, held)
