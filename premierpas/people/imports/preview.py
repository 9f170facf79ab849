"""A list read and compared, before anything is written."""

from dataclasses import dataclass
from datetime import date

from premierpas.organisations.models import Membership, School
from premierpas.people.class_lists import LineError, ListedPupil, read_class_list

from .plan import Plan, plan_import


@dataclass(frozen=True)
class Preview:
    """What was read, what is wrong with it (by line), and what the import would do."""

    rows: list[ListedPupil]
    errors: list[LineError]
    plan: Plan


def preview_class_list(
    school: School, data: bytes | str, filename: str = "", *, today: date, teacher: Membership | None = None
) -> Preview:
    """Read a list for a school; nothing is written. Never raises for bad input."""
    read = read_class_list(data, filename, uai=school.uai, today=today)
    plan = plan_import(school, read.rows, today=today, teacher=teacher)
    return Preview(read.rows, sorted([*read.errors, *plan.errors], key=lambda error: error.line), plan)
