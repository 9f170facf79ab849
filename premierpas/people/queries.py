"""Reads about pupils that several screens share."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from premierpas.accounts.cards import CARD_DOOR
from premierpas.accounts.limiter import closed_until
from premierpas.accounts.models import PupilCard
from premierpas.core import clock
from premierpas.core.legal.timetable import age_on
from premierpas.organisations.models import Classroom

from .enums import Consent
from .models import Authorisation, Enrolment, Guardian, Pupil

INDEPENDENT_AGE = 15


def needs_authorisation(enrolment: Enrolment, on: date | None = None) -> bool:
    """Whether the pupil is under 15 on a day (today) without a valid authorisation of this year."""
    if age_on(enrolment.pupil.birth_date, on or clock.today()) >= INDEPENDENT_AGE:
        return False
    return not Authorisation.objects.filter(enrolment=enrolment, consent=Consent.APPLY, withdrawn_at=None).exists()


@dataclass(frozen=True)
class ClassMember:
    """One pupil of a class as its teacher lists them."""

    enrolment: Enrolment
    guardians: list[Guardian]
    authorisation: Authorisation | None
    card: PupilCard | None
    age: int

    @property
    def pupil(self) -> Pupil:
        return self.enrolment.pupil

    @property
    def needs_authorisation(self) -> bool:
        return self.authorisation is None and self.age < INDEPENDENT_AGE


def class_members(classroom: Classroom) -> list[ClassMember]:
    """The pupils of a class by name, with guardians, authorisation and valid card; four queries for any class."""
    valid = Authorisation.objects.filter(consent=Consent.APPLY, withdrawn_at=None)
    enrolments = (
        Enrolment.objects.filter(classroom=classroom, left_on=None)
        .select_related("pupil__user")
        .prefetch_related(
            "pupil__guardians",
            Prefetch("authorisations", queryset=valid, to_attr="valid"),
            Prefetch("pupil__user__cards", queryset=PupilCard.objects.filter(revoked_at=None), to_attr="valid_cards"),
        )
        .order_by("pupil__sort_name", "pk")
    )
    today = clock.today()
    return [
        ClassMember(
            enrolment=each,
            guardians=list(each.pupil.guardians.all()),
            authorisation=next(iter(each.valid), None),
            card=next(iter(each.pupil.user.valid_cards), None),  # type: ignore[attr-defined]
            age=age_on(each.pupil.birth_date, today),
        )
        for each in enrolments
    ]


@dataclass(frozen=True)
class ClosedCard:
    """A pupil whose card some device or address can't try for now: somebody typed wrong words too often."""

    pupil: Pupil
    until: datetime


def closed_cards(members: list[ClassMember]) -> list[ClosedCard]:
    """Those of a class who may be unable to sign in just now."""
    until = closed_until(CARD_DOOR, [member.pupil.user.username for member in members])
    return [
        ClosedCard(member.pupil, until[member.pupil.user.username])
        for member in members
        if member.pupil.user.username in until
    ]
