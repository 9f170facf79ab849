"""The head's delegation: between its days it shows and signs the agreements of the school, and nothing else."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.models import Membership
from premierpas.people.actions import leave_school
from premierpas.people.models import Pupil, PupilLink
from premierpas.people.sight import may_see_agreements_of, may_see_pupil
from premierpas.placements.actions.delegating import delegate, withdraw_delegation
from premierpas.placements.models import Agreement, Delegation, Party, Signature
from premierpas.placements.queries import seen
from tests.begun import begun_once
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_pupil, a_school, a_teacher, viewer

from .agreements import in_signature, the_school

pytestmark = pytest.mark.django_db
TENTH = date(2026, 11, 10)
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 20)
BEFORE, DURING, AFTER = FIRST - timedelta(days=1), FIRST, LAST + timedelta(days=1)


@pytest.fixture(autouse=True)
def the_tenth(db: object) -> Iterator[None]:
    with travel(TENTH):
        yield


@travel(TENTH)
def on_the_tenth() -> Agreement:
    return in_signature()


of_the_tenth = begun_once(on_the_tenth)


@pytest.fixture
def agreement(of_the_tenth: Agreement) -> Agreement:
    return deepcopy(of_the_tenth)


@pytest.fixture
def deputy(agreement: Agreement) -> Membership:
    """A teacher of another class of the pupil's school."""
    return a_teacher(a_classroom(agreement.placement.enrolment.classroom.school, name="3e Z"))


def delegated(deputy: Membership, first: date = FIRST, last: date = LAST) -> Delegation:
    return delegate(deputy.school, to=deputy, first_day=first, last_day=last, by=a_head_of(deputy.school))


def opens(deputy: Membership, agreement: Agreement) -> set[int]:
    """The answers of every page that a delegation opens."""
    client, room = signed_in_as(deputy), agreement.placement.enrolment.classroom_id
    pages = ["school_agreement", "sign", "refuse", "document", "practical"]
    addresses = [reverse(f"placements:{name}", args=[agreement.pk]) for name in pages]
    return {client.get(each).status_code for each in (*addresses, reverse("placements:sign_class", args=[room]))}


def listed(deputy: Membership) -> list[Agreement]:
    return list(seen(viewer(deputy)))


@pytest.mark.parametrize(
    ("day", "status", "shown"),
    [(BEFORE, {403}, False), (FIRST, {200}, True), (LAST, {200}, True), (AFTER, {403}, False)],
)
def test_it_opens_the_agreements_from_its_first_day_to_the_end_of_its_last(deputy, agreement, day, status, shown):
    delegated(deputy)
    with travel(day):
        assert opens(deputy, agreement) == status
        assert listed(deputy) == ([agreement] if shown else [])


def test_it_ends_at_midnight_in_paris(deputy, agreement):
    delegated(deputy)
    pupil = agreement.placement.pupil_id
    midnight = clock.now().astimezone(clock.PARIS).replace(hour=0, minute=0, second=0, microsecond=0)
    start, end = midnight + timedelta(days=6), midnight + timedelta(days=11)
    moments = [start - timedelta(seconds=1), start, end - timedelta(seconds=1), end]
    seen_at = []
    for moment in moments:
        with travel(moment):
            seen_at.append(may_see_agreements_of(viewer(deputy), pupil))
    assert seen_at == [False, True, True, False]


def test_the_delegate_signs_one_and_a_whole_class_in_the_heads_name(deputy, agreement):
    row = delegated(deputy)
    client, room = signed_in_as(deputy), agreement.placement.enrolment.classroom_id
    with travel(DURING):
        page = client.get(reverse("placements:school_list"), {"etat": "en-signature", "classe": room}).content.decode()
        assert reverse("placements:sign_class", args=[room]) in page
        assert reverse("placements:ask_class", args=[room]) not in page
        sent = {"agree": "on", "agreement": agreement.pk, f"hash_{agreement.pk}": agreement.terms_hash}
        client.post(reverse("placements:sign_class", args=[room]), sent)
    signature = Signature.objects.get(signatory__agreement=agreement, party=Party.SCHOOL)
    assert (signature.by, signature.delegation) == (deputy.user, row)


def test_it_shows_nothing_of_the_pupil_but_agreements(deputy, agreement):
    delegated(deputy)
    pupil, room = agreement.placement.pupil, agreement.placement.enrolment.classroom_id
    with travel(DURING):
        assert not may_see_pupil(viewer(deputy), pupil)
        client = signed_in_as(deputy)
        for address in (
            reverse("following:pupil", args=[pupil.pk]), reverse("people:guardians", args=[room]),
            reverse("placements:school_part", args=[agreement.pk]), reverse("portal:class_board", args=[room]),
        ):  # fmt: skip
            assert client.get(address).status_code == 403


def withdrawn(deputy: Membership, agreement: Agreement) -> None:
    withdraw_delegation(Delegation.objects.get(), by=the_school(agreement))


def has_left_the_school(deputy: Membership, agreement: Agreement) -> None:
    end_membership(deputy, by=the_school(agreement))


def the_pupil_left(deputy: Membership, agreement: Agreement) -> None:
    leave_school(agreement.placement.enrolment, on=clock.today(), by=the_school(agreement))


@pytest.mark.parametrize("ending", [withdrawn, has_left_the_school, the_pupil_left])
@pytest.mark.parametrize("when", [BEFORE, DURING])
def test_what_ends_it_early_ends_the_sight_at_once_and_for_good(deputy, agreement, ending, when):
    delegated(deputy)
    pupil, eyes = agreement.placement.pupil_id, viewer(deputy)
    with travel(DURING):
        assert may_see_agreements_of(eyes, pupil)
    with travel(when):
        ending(deputy, agreement)
        assert not may_see_agreements_of(eyes, pupil)
    with travel(LAST):
        assert not may_see_agreements_of(eyes, pupil)
    assert not PupilLink.objects.filter(purpose="delegation", pupil=pupil, until__lt=clock.now()).exists()


@pytest.mark.parametrize("when", [BEFORE, DURING])
@pytest.mark.parametrize("new_class", [False, True])
def test_a_pupil_or_a_class_that_comes_later_is_covered_too(deputy, agreement, when, new_class):
    delegated(deputy)
    room = agreement.placement.enrolment.classroom
    with travel(when):
        pupil = a_pupil(a_classroom(room.school, name="3e Neuve") if new_class else room)
        assert may_see_agreements_of(viewer(deputy), pupil.pk) == (when == DURING)
    with travel(DURING):
        assert may_see_agreements_of(viewer(deputy), pupil.pk)
    with travel(AFTER):
        assert not may_see_agreements_of(viewer(deputy), pupil.pk)


def test_it_covers_no_other_school_and_nobody_who_comes_after_its_end(deputy, agreement):
    delegated(deputy)
    with travel(DURING):
        elsewhere = a_pupil(a_classroom(a_school()))
        assert not may_see_agreements_of(viewer(deputy), elsewhere.pk)
    with travel(AFTER):
        late = a_pupil(agreement.placement.enrolment.classroom)
    assert not PupilLink.objects.filter(purpose="delegation", pupil=late).exists()


def test_the_same_delegation_twice_and_two_that_overlap_each_hold(deputy, agreement):
    first, again = delegated(deputy), delegated(deputy)
    other = delegated(deputy, LAST, LAST + timedelta(days=9))
    assert first == again
    with travel(LAST):
        assert opens(deputy, agreement) == {200} and listed(deputy) == [agreement]
        withdraw_delegation(first, by=the_school(agreement))
        assert opens(deputy, agreement) == {200}
        withdraw_delegation(other, by=the_school(agreement))
        assert opens(deputy, agreement) == {403}


def test_the_database_holds_one_reason_once_at_a_time():
    teacher = a_teacher(a_classroom())
    pupil: Pupil = a_pupil(teacher.classrooms.get().classroom)
    link = PupilLink.objects.get(pupil=pupil, membership=teacher)
    values = {"pupil": pupil, "adult": teacher.user, "capacity": link.capacity, "purpose": link.purpose,
              "reference": link.reference}  # fmt: skip
    for membership, since, until in (
        (teacher, link.since + timedelta(days=1), None),
        (teacher, link.since - timedelta(days=1), link.since + timedelta(days=1)),
        (teacher, link.since, link.since - timedelta(days=1)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PupilLink.objects.create(**values, membership=membership, since=since, until=until)
    PupilLink.objects.create(**values, membership=teacher, since=link.since - timedelta(days=1), until=link.since)
    PupilLink.objects.create(**values, membership=None, since=link.since)
    with pytest.raises(IntegrityError), transaction.atomic():
        PupilLink.objects.create(**values, membership=None, since=link.since + timedelta(days=1))


def test_a_member_without_delegation_reads_nothing(deputy, agreement):
    assert opens(deputy, agreement) == {403}
