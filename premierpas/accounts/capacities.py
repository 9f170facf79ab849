"""What a person may be. A capacity is a dated row of the floor that grants it; here only its key and a registry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models

from premierpas.core.ports import Port


class Kind(StrEnum):
    """In which quality somebody acts."""

    PUPIL = "pupil"
    TEACHER = "teacher"
    HEAD_TEACHER = "head_teacher"
    COMPANY = "company"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Capacity:
    """One quality of one person: `key` names its row (`membership:12`), the ids say what it reaches."""

    key: str
    kind: Kind
    label: str
    organisation: str = ""
    membership_id: int | None = None
    school_id: int | None = None
    company_id: int | None = None
    territory_id: int | None = None
    pupil_id: int | None = None
    signs: bool = False  # agreements, for the organisation
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
    def user_id(self) -> int | None:
        return self.user.pk if self.is_authenticated else None

    def acts_as(self, *kinds: Kind) -> bool:
        """Whether the active capacity is one of these."""
        return self.capacity is not None and self.capacity.kind in kinds

    @property
    def is_pupil(self) -> bool:
        return self.acts_as(Kind.PUPIL)

    @property
    def is_school_staff(self) -> bool:
        return self.acts_as(Kind.TEACHER, Kind.HEAD_TEACHER)

    @property
    def is_company(self) -> bool:
        return self.acts_as(Kind.COMPANY)

    @property
    def is_coordinator(self) -> bool:
        return self.acts_as(Kind.COORDINATOR)

    @property
    def pupil_id(self) -> int | None:
        return self.capacity.pupil_id if self.capacity else None

    @property
    def school_id(self) -> int | None:
        return self.capacity.school_id if self.capacity else None

    @property
    def company_id(self) -> int | None:
        return self.capacity.company_id if self.capacity else None

    @property
    def territory_id(self) -> int | None:
        return self.capacity.territory_id if self.capacity else None

    @property
    def membership_id(self) -> int | None:
        return self.capacity.membership_id if self.capacity else None


sources = Port[Callable[[models.Model], Iterable[Capacity]]](
    "accounts.capacities",
    "the capacities a floor grants a person; asked at every request, so that an end counts at once",
)


def capacities_of(user: models.Model) -> tuple[Capacity, ...]:
    """All present capacities of a person."""
    return tuple(capacity for each in sources for capacity in each(user))


def viewer_of(user: Any, *, active: str | None = None) -> Viewer:
    """The viewer for a person, in the capacity chosen (`active` key) or, without a valid choice, their first."""
    if not user or not user.is_authenticated:
        return Viewer(user)
    held = capacities_of(user)
    chosen = next((capacity for capacity in held if capacity.key == active), held[0] if held else None)
    return Viewer(user, chosen, held)
