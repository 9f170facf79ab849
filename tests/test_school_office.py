"""A school's office: what it does and what it never does; one person in two schools sees each in its own capacity."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import may_do, presence_of, staffed
from premierpas.agenda.reasons import Team
from premierpas.core import clock
from premierpas.core.errors import NotAllowed
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.imports.uploads import keep_upload
from premierpas.people.models import PupilLink
from premierpas.people.sight import may_see_pupil
from premierpas.placements.actions import sign
from premierpas.placements.actions.delegating import delegate, withdraw_delegation
from premierpas.placements.models import Agreement, Party, Signature
from premierpas.placements.permissions import seat_of
from premierpas.placements.tests.agreements import a_draft, in_signature
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_teacher, acting, an_office, viewer

pytestmark = pytest.mark.django_db


def office_of(agreement: Agreement) -> Membership:
    return an_office(agreement.placement.enrolment.classroom.school)


def seat(agreement: Agreement):
    return agreement.signatories.get(party=Party.SCHOOL)


def test_the_office_sees_all_classes_from_its_first_to_its_last_moment_and_whoever_comes_meanwhile():
    room = a_classroom()
    pupil, elsewhere = a_pupil(room), a_pupil()
    office = an_office(room.school)
    new = a_pupil(a_classroom(room.school, name="3e B"))
    assert [may_see_pupil(viewer(office), each) for each in (pupil, new, elsewhere)] == [True, True, False]
    end_membership(office, by=acting(office))
    assert not PupilLink.objects.filter(membership=office, until=None).exists()
    assert not Presence.objects.get(key=f"membership:{office.pk}").until > clock.now()


def test_the_office_never_signs_and_a_delegation_of_the_head_is_all_that_changes_it():
    agreement = in_signature()
    office, school = office_of(agreement), agreement.placement.enrolment.classroom.school
    client = signed_in_as(office)
    page = reverse("placements:school_agreement", args=[agreement.pk])
    signing = reverse("placements:sign", args=[agreement.pk])
    classes = reverse("placements:sign_class", args=[agreement.placement.enrolment.classroom_id])

    def may() -> list[bool]:
        return [
            seat_of(viewer(office), agreement) is not None,
            *(client.get(at).status_code == 200 for at in (signing, classes)),
        ]

    assert client.get(page).status_code == 200 and signing not in client.get(page).content.decode()
    assert may() == [False, False, False]
    with pytest.raises(NotAllowed):
        sign(seat(agreement), terms_hash=agreement.terms_hash, by=acting(office))
    today = clock.today()
    days = {"first_day": today, "last_day": today + timedelta(days=1)}
    with pytest.raises(NotAllowed):
        delegate(school, to=office, **days, by=acting(office))
    row = delegate(school, to=office, **days, by=a_head_of(school))
    assert may() == [True, True, True]
    sign(seat(agreement), terms_hash=agreement.terms_hash, by=acting(office))
    assert Signature.objects.get(signatory=seat(agreement)).function == "secrétaire"
    withdraw_delegation(row, by=a_head_of(school))
    assert may() == [False, False, False] and client.get(page).status_code == 200


def test_the_office_is_not_offered_what_it_may_not_do():
    agreement = in_signature()
    room = agreement.placement.enrolment.classroom
    client = signed_in_as(office_of(agreement))
    board = client.get(reverse("portal:class_board", args=[room.pk])).content.decode()
    shown = client.get(reverse("placements:school_agreement", args=[agreement.pk])).content.decode()
    assert reverse("people:guardians", args=[room.pk]) in board and reverse("people:cards", args=[room.pk]) in board
    assert reverse("week:class_plan", args=[room.pk]) not in board
    assert reverse("placements:reopen", args=[agreement.pk]) in shown
    assert reverse("placements:pass_on", args=[agreement.pk]) not in shown
    menu = {entry.url for entry in client.get("/etablissement/").context["navigation"]}
    assert menu == {"/etablissement/", "/etablissement/conventions/", "/etablissement/importer/"}


def test_a_task_falls_to_teacher_head_office_and_coordinators_in_this_order():
    room = a_classroom()
    school = room.school
    coordinator = a_member(Role.COORDINATOR, school.territory)
    team, found = Team(Role.TEACHER, school.pk), []
    for arrives in (
        lambda: coordinator,
        lambda: an_office(school),
        lambda: a_member(Role.HEAD_TEACHER, school),
        lambda: a_teacher(room),
    ):
        arrives()
        found.append(staffed(team).role)
    assert found == [Role.COORDINATOR, Role.OFFICE, Role.HEAD_TEACHER, Role.TEACHER]
    assert staffed(Team(Role.OFFICE, school.pk)).role == Role.OFFICE


def test_the_office_does_what_is_a_teachers_in_its_own_school_only():
    room = a_classroom()
    teacher, office, elsewhere = a_teacher(room), an_office(room.school), an_office(a_school())
    task = Task(owner=presence_of(viewer(teacher)), reason="x", subject=1, due=clock.today())
    assert [may_do(presence_of(viewer(each)), task) for each in (office, elsewhere)] == [True, False]


class TwoSchools:
    """One person who is the secretary of two schools, each with a class and an agreement."""

    def __init__(self) -> None:
        self.here, self.there = a_draft(), a_draft()
        self.place = office_of(self.here)
        school = self.room(self.there).school
        self.other_place = an_office(school, function="CPE", user=self.place.user)
        for agreement, name in ((self.here, "Ici"), (self.there, "Labas")):
            pupil = agreement.placement.pupil
            pupil.last_name = name
            pupil.save()

    @staticmethod
    def room(agreement: Agreement):
        return agreement.placement.enrolment.classroom

    def addresses(self, agreement: Agreement) -> list[str]:
        room, pupil = self.room(agreement).pk, agreement.placement.pupil_id
        return [
            reverse("portal:class_board", args=[room]), reverse("people:guardians", args=[room]),
            reverse("people:cards", args=[room]), reverse("placements:register_for_class", args=[room]),
            reverse("following:pupil", args=[pupil]), reverse("people:pupil", args=[room, pupil]),
            reverse("placements:school_agreement", args=[agreement.pk]),
            reverse("placements:school_part", args=[agreement.pk]), reverse("placements:document", args=[agreement.pk]),
            reverse("applications:for_school", args=[agreement.placement.application_id]),
        ]  # fmt: skip


LISTS = [
    "/etablissement/",
    "/etablissement/?q=Labas",
    "/etablissement/conventions/",
    "/etablissement/conventions/?q=Labas",
]


def test_nothing_of_one_school_is_seen_in_the_capacity_of_another():
    both = TwoSchools()
    client = signed_in_as(both.place)
    assert {at: client.get(at).status_code for at in both.addresses(both.here)} == dict.fromkeys(
        both.addresses(both.here), 200
    )
    leaked = [at for at in both.addresses(both.there) if client.get(at).status_code not in (403, 404)]
    school = both.room(both.there).school
    names = (school.name, both.there.placement.pupil.full_name)
    shown = [at for at in LISTS if any(name in client.get(at).content.decode() for name in names)]
    assert (leaked, shown) == ([], [])
    upload = keep_upload(school, "Nom;Prénom\n", by=acting(both.other_place), today=clock.today())
    answer = client.get(f"/etablissement/importer/?cle={upload.key}")  # as if it weren't there
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("people:import_classes"))
    with pytest.raises(NotAllowed):
        keep_upload(school, "Nom;Prénom\n", by=acting(both.place), today=clock.today())


def test_the_switch_shows_which_school_and_turns_the_page_over():
    both = TwoSchools()
    client = signed_in_as(both.place)
    account = client.get("/compte/").content.decode()
    for place, function in ((both.place, "secrétaire"), (both.other_place, "CPE")):
        assert place.school.name in account and function[1:] in account
    client.post(reverse("accounts:choose_capacity"), {"capacity": f"membership:{both.other_place.pk}"})
    assert [client.get(at).status_code for at in both.addresses(both.there)] == [200] * len(both.addresses(both.there))
    assert {client.get(at).status_code for at in both.addresses(both.here)} == {403}
    assert both.other_place.school.name in client.get("/etablissement/").content.decode()


def test_who_leaves_one_school_keeps_the_other():
    both = TwoSchools()
    end_membership(both.place, by=a_head_of(both.place.school))
    client = signed_in_as(both.place)  # their browser still asks for the capacity that has ended
    assert client.get(both.addresses(both.there)[0]).status_code == 200
    assert client.get(both.addresses(both.here)[0]).status_code == 403
