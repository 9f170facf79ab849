"""What would tell who a pupil is: gathered once, then searched in every text."""

from dataclasses import dataclass
from datetime import date

from premierpas.organisations.models import ClassroomTeacher
from premierpas.people.models import Enrolment, Guardian, Pupil


@dataclass(frozen=True)
class Identity:
    """Everything that must not reach a company before it says yes."""

    first_name: str
    last_name: str
    username: str = ""
    birth_date: date | None = None
    street: str = ""
    postal_code: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    school: str = ""
    school_codes: tuple[str, ...] = ()
    school_street: str = ""
    adults: tuple[str, ...] = ()


def identity_of(pupil: Pupil) -> Identity:
    """Read the pupil, the present school, the guardians and the teachers of the class."""
    rows = (
        Enrolment.objects.filter(pupil=pupil, left_on=None).select_related("classroom__school").order_by("-school_year")
    )
    enrolment = rows.first()
    guardians = list(Guardian.objects.filter(pupil=pupil))
    teachers = (
        ClassroomTeacher.objects.filter(classroom=enrolment.classroom).values_list("membership__user__name", flat=True)
        if enrolment
        else []
    )
    school = enrolment.classroom.school if enrolment else None
    user = pupil.user
    return Identity(
        first_name=pupil.first_name,
        last_name=pupil.last_name,
        username=user.username,
        birth_date=pupil.birth_date,
        street=pupil.street,
        postal_code=pupil.postal_code,
        emails=_filled(user.email, *(guardian.email for guardian in guardians)),
        phones=_filled(pupil.phone, user.phone, *(guardian.phone for guardian in guardians)),
        school=school.name if school else "",
        school_codes=_filled(school.uai) if school else (),
        school_street=school.street if school else "",
        adults=_filled(*(guardian.name for guardian in guardians), *teachers),
    )


def _filled(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)
