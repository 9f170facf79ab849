"""All classes of a school stand on one page with the filters of a class; a board is a file and asks little."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import in_state
from premierpas.core import clock
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import School
from premierpas.placements.tests.agreements import a_draft, in_signature, signed
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_teacher

pytestmark = pytest.mark.django_db
TODAY, OLD = date(2026, 11, 10), date(2011, 3, 4)


@pytest.fixture
def school(db: None) -> Iterator[School]:
    with clock.travel(TODAY):
        yield a_school()


def test_twelve_classes_stand_on_one_page_and_a_teacher_reads_their_own(school: School) -> None:
    rooms = [a_classroom(school, name=f"3e {letter}") for letter in "ABCDEFGHIJKL"]
    for room in rooms:
        a_pupil(room, last_name=f"Élève {room.name}")
    a_pupil(a_classroom(), last_name="Ailleurs")
    head = signed_in_as(a_member(Role.HEAD_TEACHER, school)).get(reverse("portal:school_board"))
    assert head.context["counts"].pupils == 12
    html = head.content.decode()
    assert all(f"Élève {room.name}" in html for room in rooms) and "Ailleurs" not in html
    teacher = signed_in_as(a_teacher(rooms[0])).get(reverse("portal:school_board")).content.decode()
    assert "Élève 3e A" in teacher and "Élève 3e B" not in teacher


def test_the_file_holds_the_filter_and_only_what_the_reader_may_see(school: School) -> None:
    room = a_classroom(school)
    in_state(S.SUBMITTED, a_pupil(room, last_name="Attend", birth_date=OLD))
    a_pupil(room, last_name="+Debute")
    teacher = signed_in_as(a_teacher(room))
    whole = b"".join(teacher.get(reverse("portal:class_export", args=[room.pk]))).decode()
    waiting = b"".join(teacher.get(reverse("portal:class_export", args=[room.pk]), {"etape": "attente"})).decode()
    assert "Attend, " in whole and "'+Debute, " in whole
    assert "Attend, " in waiting and "Debute" not in waiting


def groups_of(client, address: str) -> dict[str, int]:
    return {group.name: group.count for group in client.get(address).context["groups"]}


def test_who_signs_stands_apart_from_who_is_ready(db: None) -> None:
    with clock.travel(TODAY):
        for make, group in ((in_signature, "signent"), (signed, "places")):
            agreement = make(a_draft()) if make is in_signature else make()
            room = agreement.placement.enrolment.classroom
            client = signed_in_as(room.teachers.get().membership)
            assert group in groups_of(client, reverse("portal:class_board", args=[room.pk])), group


def test_no_button_where_nothing_is_to_be_done_and_one_where_something_is(school: School) -> None:
    room = a_classroom(school)
    in_state(S.SUBMITTED, a_pupil(room, last_name="Attend", birth_date=OLD))
    in_state(S.ACCEPTED, a_pupil(room, last_name="Confirme", birth_date=OLD))
    client = signed_in_as(a_teacher(room))
    rows = [row for group in client.get(reverse("portal:class_board", args=[room.pk])).context["groups"]
            for row in group.rows]  # fmt: skip
    said = {row.followed.enrolment.pupil.last_name: row.click.label if row.click else "" for row in rows}
    assert said == {"Attend": "", "Confirme": "Rappeler"}


def test_a_group_carries_its_act_for_all(school: School) -> None:
    room = a_classroom(school)
    for name in ("Adam", "Inès"):
        in_state(S.ACCEPTED, a_pupil(room, first_name=name, birth_date=OLD))
    html = signed_in_as(a_teacher(room)).get(reverse("portal:class_board", args=[room.pk])).content.decode()
    assert "Rappeler aux 2" in html and 'value="remind:' in html


def test_the_school_board_asks_as_little_for_many_as_for_few(school: School) -> None:
    room = a_classroom(school)
    a_pupil(room)
    days = {"first_day": date(2026, 11, 30), "last_day": date(2026, 12, 4)}
    set_period(school, level="3e", by=a_head_of(school), **days)
    client, asked = signed_in_as(a_member(Role.HEAD_TEACHER, school)), []
    client.get(reverse("portal:school_board"))
    for more in (0, 30):
        for number in range(more):
            a_pupil(room if number % 2 else a_classroom(school, name=f"3e {number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("portal:school_board"))
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 15
