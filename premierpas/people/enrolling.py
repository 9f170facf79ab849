"""Enrolling pupils, one or five thousand at once, in a handful of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from premierpas.accounts.cards import make_usernames
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import current_actor, step
from premierpas.organisations.models import Classroom

from .class_lists.matching import identity_name
from .models import Enrolment, Pupil
from .sight import link_enrolments

BATCH = 2000


@dataclass(frozen=True)
class NewPupil:
    """A pupil to enrol; the home may be unknown. Positions in degrees (WGS84)."""

    last_name: str
    first_name: str
    birth_date: date
    classroom: Classroom
    external_id: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    insee: str = ""
    latitude: float | None = None
    longitude: float | None = None


@step
def enrol(new: Sequence[NewPupil]) -> list[Enrolment]:
    """Accounts without a card yet, pupils, this year's enrolments, and the links to those who follow their classes."""
    now = clock.now()
    usernames = make_usernames([each.first_name for each in new])
    users = User.objects.bulk_create(
        [
            User(
                username=username,
                name=f"{each.first_name} {each.last_name}"[:150],
                password=make_password(None),
                date_joined=now,
            )
            for username, each in zip(usernames, new, strict=True)
        ],
        batch_size=BATCH,
    )
    pupils = Pupil.objects.bulk_create(
        [_pupil(each, user) for each, user in zip(new, users, strict=True)], batch_size=BATCH
    )
    enrolments = Enrolment.objects.bulk_create(
        [
            Enrolment(
                pupil=pupil,
                classroom=each.classroom,
                school_year=each.classroom.school_year,
                external_id=each.external_id,
                since=now,
            )
            for each, pupil in zip(new, pupils, strict=True)
        ],
        batch_size=BATCH,
    )
    link_enrolments(enrolments, granted_by_id=current_actor().user_id)
    return enrolments


def kept_sort_name(last_name: str, first_name: str) -> str:
    """The key that lists are sorted and compared by, as long as its column allows."""
    return identity_name(last_name, first_name)[:210]


def _pupil(new: NewPupil, user: User) -> Pupil:
    return Pupil(
        user=user,
        last_name=new.last_name,
        first_name=new.first_name,
        sort_name=kept_sort_name(new.last_name, new.first_name),
        birth_date=new.birth_date,
        street=new.street,
        postal_code=new.postal_code,
        city=new.city,
        insee=new.insee,
        latitude=new.latitude,
        longitude=new.longitude,
    )
