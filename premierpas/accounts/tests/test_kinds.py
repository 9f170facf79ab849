"""Kinds of capacity are declared by the floors that grant them; a viewer answers by what was declared."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from premierpas.accounts import capacities
from premierpas.accounts.capacities import Capacity, Kind, Viewer, declare_kinds, kinds
from premierpas.accounts.models import User
from premierpas.organisations.capacities import COMPANY, COORDINATOR, HEAD_TEACHER, OFFICE, TEACHER
from premierpas.partners.capacities import PARTNER
from premierpas.people.capacities import PUPIL, VOLUNTEER

ALL = {PUPIL, TEACHER, HEAD_TEACHER, OFFICE, COMPANY, COORDINATOR, VOLUNTEER, PARTNER}
# What a viewer says it is → the kinds of which that is true.
ANSWERS = {
    "is_pupil": {PUPIL},
    "is_teacher": {TEACHER},
    "is_head_teacher": {HEAD_TEACHER},
    "is_office": {OFFICE},
    "is_school_staff": {TEACHER, HEAD_TEACHER, OFFICE},
    "is_company": {COMPANY},
    "is_coordinator": {COORDINATOR},
    "is_volunteer": {VOLUNTEER},
    "is_team": {VOLUNTEER},
    "is_partner": {PARTNER},
    "is_minor": {PUPIL},
}
REACHES = {
    "pupil_id": {PUPIL},
    "school_id": {PUPIL, TEACHER, HEAD_TEACHER, OFFICE},
    "company_id": {COMPANY},
    "territory_id": {COORDINATOR, VOLUNTEER},
    "volunteer_id": {VOLUNTEER},
    "partner_id": {PARTNER},
    "member_id": {PARTNER},
    "membership_id": {TEACHER, HEAD_TEACHER, OFFICE, COMPANY, COORDINATOR},
}


def acting_as(kind: Kind) -> Viewer:
    capacity = Capacity(key="x:1", kind=kind, label="", reach=dict.fromkeys(kind.reaches, 7))
    return Viewer(User(pk=1), capacity, (capacity,))


def test_every_kind_of_the_house_is_declared_by_the_floor_that_grants_it():
    assert set(kinds) == ALL
    with pytest.raises(ValueError, match="already filled"):
        declare_kinds(Kind("teacher"))


@pytest.mark.parametrize("kind", sorted(ALL, key=str), ids=str)
def test_a_viewer_is_what_its_capacity_is_and_reaches_what_that_reaches(kind):
    viewer = acting_as(kind)
    assert {name: getattr(viewer, name) for name in ANSWERS} == {name: kind in who for name, who in ANSWERS.items()}
    assert {name for name in REACHES if getattr(viewer, name)} == {name for name, who in REACHES.items() if kind in who}


def test_somebody_without_capacity_is_nothing_and_reaches_nothing():
    nobody = Viewer(AnonymousUser())
    assert not any(getattr(nobody, name) for name in [*ANSWERS, *REACHES])


@pytest.mark.parametrize("name", ["is_king", "castle_id", "teacher", "is_", "_id"])
def test_a_word_that_no_floor_declared_is_an_error_not_a_no(name):
    with pytest.raises(AttributeError, match=name):
        getattr(acting_as(TEACHER), name)


def test_accounts_names_no_kind_of_the_floors_above():
    accounts = Path(capacities.__file__).parent
    words = {f"is_{word}" for kind in kinds for word in (kind.name, *kind.among)}
    words |= {f"{word}_id" for kind in kinds for word in kind.reaches}
    files = [path for path in accounts.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    faults = [
        f"{path.relative_to(accounts)}: {word}"
        for path in files
        for word in words
        if f"viewer.{word}" in path.read_text() or f"def {word}" in path.read_text()
    ]
    assert faults == []
