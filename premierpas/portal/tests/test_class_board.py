"""The class board, the list of classes and the printed list say what is true of the class."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import JANUARY, in_state
from premierpas.core.clock import travel
from premierpas.following.tasks import run_following
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.models import Classroom
from premierpas.people.actions import issue_cards
from premierpas.placements.tests.agreements import a_draft, in_signature, signed
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_pupil, a_school, a_teacher

TODAY = date(2026, 11, 10)
OLD = date(2011, 3, 4)


@pytest.fixture
def room(db: None) -> Iterator[Classroom]:
    with travel(TODAY):
        yield a_classroom(a_school())


@pytest.fixture
def teacher(room: Classroom) -> Client:
    return signed_in_as(a_teacher(room))


def weeks(room: Classroom, first: date = JANUARY[0], last: date = JANUARY[1]) -> None:
    set_period(room.school, level="3e", by=a_head_of(room.school), first_day=first, last_day=last)


def board(client: Client, room: Classroom, **query: str) -> str:
    response = client.get(reverse("portal:class_board", args=[room.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def on_paper(client: Client, room: Classroom) -> dict[str, tuple[str, str]]:
    response = client.get(reverse("portal:class_sheet", args=[room.pk]))
    return {row.name: (row.what, row.until) for row in response.context["rows"]}


def test_a_class_where_nobody_began_does_not_advance(room: Classroom, teacher: Client) -> None:
    assert "Cette classe est vide" in board(teacher, room)
    for name in ("Inès", "Adam"):
        a_pupil(room, first_name=name)
    assert "Personne n’a encore commencé" in board(teacher, room)
    assert "personne n’a commencé" in teacher.get(reverse("portal:school_home")).content.decode()


def test_each_headline_is_true(room: Classroom, teacher: Client) -> None:
    in_state(S.SUBMITTED, a_pupil(room, birth_date=OLD))
    assert "Tout le monde avance" in board(teacher, room)
    a_pupil(room, first_name="Adam")
    assert "Un élève n’a pas encore commencé" in board(teacher, room)
    weeks(room, date(2026, 11, 30), date(2026, 12, 4))
    assert "2 élèves ont besoin de vous" in board(teacher, room)


def test_a_class_that_all_have_a_place_says_so(room: Classroom, teacher: Client) -> None:
    in_state(S.CONFIRMED, a_pupil(room, birth_date=OLD))
    assert "Tout le monde a une place" in board(teacher, room)


def test_a_place_to_confirm_stands_where_the_place_stands(room: Classroom, teacher: Client) -> None:
    in_state(S.ACCEPTED, a_pupil(room, birth_date=OLD))
    page = board(teacher, room, etape="confirmer")
    assert "Une place à confirmer avant le" in page and "Aucune" not in page


def test_a_filter_shows_its_stages_only(room: Classroom, teacher: Client) -> None:
    in_state(S.SUBMITTED, a_pupil(room, first_name="Inès", last_name="Attend", birth_date=OLD))
    a_pupil(room, first_name="Adam", last_name="Debute")
    waiting, begin = board(teacher, room, etape="attente"), board(teacher, room, etape="debut")
    assert "Attend, Inès" in waiting and "Debute, Adam" not in waiting
    assert "Debute, Adam" in begin and "Attend, Inès" not in begin


def test_the_list_of_classes_names_the_main_reason_in_whole_words(room: Classroom, teacher: Client) -> None:
    a_pupil(room)
    weeks(room, date(2026, 11, 30), date(2026, 12, 4))
    page = " ".join(teacher.get(reverse("portal:school_home")).content.decode().split())
    assert "1 · semaine proche, sans place" in page


def test_a_signature_that_is_awaited_is_on_the_printed_list(room: Classroom) -> None:
    here = in_signature(a_draft()).placement.enrolment.classroom
    client = signed_in_as(here.teachers.get().membership)
    assert list(on_paper(client, here).values()) == [("Signe ta convention", "10\xa0janv.")]


def test_every_printed_day_can_be_met(room: Classroom, teacher: Client) -> None:
    pupil = a_pupil(room, first_name="Inès", birth_date=OLD)
    issue_cards([pupil], by=a_head_of(room.school))
    weeks(room)
    for day in range(0, 66, 3):
        with travel(TODAY + timedelta(days=day)):
            run_following()
            for what, until in on_paper(teacher, room).values():
                assert (until == "aujourd’hui") == (TODAY + timedelta(days=day) >= date(2027, 1, 3)), (day, what, until)
                assert "11\xa0janv" not in until  # too late for any company to answer


def test_who_waits_for_others_is_not_on_the_printed_list(room: Classroom, teacher: Client) -> None:
    in_state(S.SUBMITTED, a_pupil(room, birth_date=OLD))
    assert on_paper(teacher, room) == {}


def test_the_printed_list_is_a_file_too(room: Classroom, teacher: Client) -> None:
    a_pupil(room)
    response = teacher.get(reverse("portal:class_sheet", args=[room.pk]), {"format": "pdf"})
    assert response.content.startswith(b"%PDF")


def cells(client: Client, room: Classroom) -> str:
    return " ".join(board(client, room).split())


def test_each_state_of_an_agreement_stands_in_its_column(db: None) -> None:
    said = {}
    with travel(TODAY):
        for state, make in {"draft": a_draft, "signing": in_signature, "signed": signed}.items():
            agreement = make()
            here = agreement.placement.enrolment.classroom
            html = cells(signed_in_as(here.teachers.get().membership), here)
            said[state] = html
            assert reverse("placements:school_agreement", args=[agreement.pk]) in html, state
    assert "à compléter" in said["draft"]
    assert "0 sur" in said["signing"] and "manque : " in said["signing"]
    assert "signée" in said["signed"] and "manque : " not in said["signed"]


def test_the_column_costs_the_same_for_one_agreement_and_for_three(room: Classroom, teacher: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            board(teacher, room)
        return len(asked)

    in_state(S.CONFIRMED, a_pupil(room, birth_date=OLD))
    queries()  # the device is noted once
    one = queries()
    for _each in range(2):
        in_state(S.CONFIRMED, a_pupil(room, birth_date=OLD))
    assert queries() == one


def test_a_name_leads_to_where_the_pupil_stands(room: Classroom, teacher: Client) -> None:
    pupil = a_pupil(room)
    assert reverse("following:pupil", args=[pupil.pk]) in board(teacher, room)
