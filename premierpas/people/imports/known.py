"""The pupils whom a school already has, in two queries, as an import compares them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from premierpas.organisations.models import ClassroomTeacher, Membership, School
from premierpas.people.class_lists.classes import read_class_name
from premierpas.people.models import Enrolment, Guardian


@dataclass(frozen=True)
class Known:
    """A pupil with their latest enrolment in this school."""

    pupil_id: int
    enrolment_id: int
    last_name: str
    first_name: str
    birth_date: date
    classroom_id: int
    class_name: str
    school_year: int
    external_id: str
    left_on: date | None
    spellings: Sequence[str] = ()

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def class_key(self) -> str:
        return read_class_name(self.class_name).key

    def is_present(self, school_year: int) -> bool:
        """Whether they are in a class of this year."""
        return self.left_on is None and self.school_year == school_year


_FIELDS = (
    "pupil_id", "id", "pupil__last_name", "pupil__first_name", "pupil__birth_date", "classroom_id", "classroom__name",
    "school_year", "external_id", "left_on", "pupil__spellings",
)  # fmt: skip


def known_pupils(school: School) -> list[Known]:
    """Everybody ever enrolled in this school, once, by their latest enrolment."""
    rows = Enrolment.objects.filter(classroom__school=school, pupil__anonymised_at=None)
    latest = {row[0]: Known(*row) for row in rows.order_by("school_year", "since", "id").values_list(*_FIELDS)}
    return list(latest.values())


def known_guardians(pupil_ids: Iterable[int]) -> dict[int, list[Guardian]]:
    """The guardians whom the school has already, by pupil."""
    found: dict[int, list[Guardian]] = defaultdict(list)
    for guardian in Guardian.objects.filter(pupil__in=set(pupil_ids)):
        found[guardian.pupil_id].append(guardian)
    return found


def classes_of_others(school: School, teacher: Membership) -> set[int]:
    """Classes that other teachers have and this one doesn't: an import can't reach into them."""
    taken: dict[int, set[int]] = {}
    rows = ClassroomTeacher.objects.filter(classroom__school=school, membership__until=None)
    for classroom_id, membership_id in rows.values_list("classroom_id", "membership_id"):
        taken.setdefault(classroom_id, set()).add(membership_id)
    return {classroom_id for classroom_id, members in taken.items() if teacher.pk not in members}
