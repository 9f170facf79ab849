"""Whose a link to a pupil is."""

from dataclasses import dataclass

from premierpas.accounts.capacities import Kind
from premierpas.organisations.capacities import KIND_OF_ROLE
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership

from .capacities import VOLUNTEER
from .models import Volunteer


@dataclass(frozen=True)
class Holder:
    """Whose a link is: a person in a capacity, and the membership or the place in a team that grants it."""

    adult_id: int
    kind: Kind
    membership_id: int | None = None
    volunteer_id: int | None = None

    @classmethod
    def member(cls, membership: Membership) -> "Holder":
        """A member of an organisation, in the capacity that the membership grants."""
        return cls(membership.user_id, KIND_OF_ROLE[Role(membership.role)], membership.pk)

    @classmethod
    def volunteer(cls, volunteer: Volunteer) -> "Holder":
        """A volunteer who has an account: what one territory lets them see, they see as its volunteer alone."""
        assert volunteer.user_id is not None
        return cls(volunteer.user_id, VOLUNTEER, volunteer_id=volunteer.pk)
