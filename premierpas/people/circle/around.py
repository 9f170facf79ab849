"""Who is told about a pupil. Each call site names whom it tells: `circle(pupil).teachers`.

Only who is there now: nobody who has left, no contact that the school hasn't confirmed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import Any

from premierpas.core.compiled import Compiled, Given
from premierpas.core.geography import department_of_postal_code
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient
from premierpas.core.outbox.quiet import Locality
from premierpas.core.phones import takes_texts
from premierpas.core.ports import Port
from premierpas.organisations import presence
from premierpas.organisations.models import School
from premierpas.organisations.people import told

from ..models import Enrolment, Guardian, Pupil

stand_ins = Port[Callable[[int], Iterable[int]]](
    "people.stand_ins", "the memberships that stand in for a school's head today, by the school's id"
)
hosts = Port[Callable[["Circle"], Iterable[Recipient]]](
    "people.hosts", "who receives a pupil at the stay that the circle is asked about"
)


@dataclass(frozen=True)
class Circle:
    """The people around one pupil, each group read when it is asked for. `at`: the stay in question, if one is."""

    subject: Pupil
    enrolment: Enrolment
    at: Any = None

    @property
    def school(self) -> School:
        """The school that the pupil belonged to in this year."""
        return self.enrolment.classroom.school

    @cached_property
    def pupil(self) -> list[Recipient]:
        """The pupil, by every way there is; left in peace at night."""
        user = self.subject.user
        if self.subject.anonymised_at is not None or not user.is_active:
            return []
        return [
            Recipient(
                name=self.subject.first_name,
                user_id=user.pk,
                email=user.email or "",
                phone=self.subject.phone or user.phone,
                rests=locality_of(self.school),
            )
        ]

    @cached_property
    def guardians(self) -> list[Recipient]:
        """Each guardian whose contact the school has confirmed, by every way there is."""
        return [
            Recipient(
                name=each.name,
                email=each.email,
                phone=each.phone if takes_texts(each.phone) else "",
                language=each.language,
            )
            for each in Guardian.objects.confirmed().filter(pupil=self.subject)
        ]

    @cached_property
    def teachers(self) -> list[Recipient]:
        """The teachers of the class, its referent first."""
        return told(each.membership for each in presence.teachers(self.enrolment.classroom_id))

    @cached_property
    def heads(self) -> list[Recipient]:
        """The head teacher, and whoever stands in for the head today."""
        ids = [pk for each in stand_ins for pk in each(self.school.pk)]
        return told([*presence.heads(self.school.pk), *presence.present(pk__in=ids)])

    @cached_property
    def office(self) -> list[Recipient]:
        """The school's office: who picks up the telephone while the others teach."""
        return told(presence.office(self.school.pk))

    @cached_property
    def desk(self) -> list[Recipient]:
        """The school's own address."""
        return [Recipient(name=self.school.name, email=self.school.email)] if self.school.email else []

    @cached_property
    def staff(self) -> list[Recipient]:
        """Everybody of the school who answers for the pupil: teachers, head, stand-ins, office, its address."""
        return [*self.teachers, *self.heads, *self.office, *self.desk]

    @cached_property
    def coordinators(self) -> list[Recipient]:
        """Those of the school's territory."""
        return told(presence.coordinators(self.school.territory_id))

    @cached_property
    def hosts(self) -> list[Recipient]:
        """Whoever receives the pupil."""
        return [each for floor in hosts for each in floor(self)]


def locality_of(school: School) -> Locality:
    """When the pupils of a school are left in peace: its place, and from which hour its territory says."""
    said = school.territory.quiet_from
    return Locality(department_of_postal_code(school.postal_code), time.fromisoformat(said))


_newest = Compiled(
    lambda: (
        Enrolment.objects.filter(pupil=Given("pupil"))
        .select_related("classroom__school__territory")
        .order_by("-since")[:1]
    )
)


def circle(pupil: Pupil, *, within: Enrolment | None = None, at: Any = None) -> Circle:
    """The people around a pupil: in the year of this enrolment, else in the newest. Raises Enrolment.DoesNotExist."""
    return Circle(pupil, within or _newest.get(pupil=pupil.pk), at)


def about_pupil(pupil: Pupil) -> About:
    """Under what messages about a pupil as a whole are filed."""
    return About("pupil", pupil.pk, circle(pupil).school.territory_id)
