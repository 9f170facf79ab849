"""The coordinator's list of pupils: who needs somebody first, found by any words, counted and paged by the database."""

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
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom
from premierpas.people.actions import issue_cards
from tests.clients import compact, signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_territory

TODAY = date(2026, 11, 10)
OLD = date(2011, 3, 4)


@pytest.fixture
def room(db: None) -> Iterator[Classroom]:
    with travel(TODAY):
        school = a_school(a_territory(), name="Collège Jean-Vilar")
        yield a_classroom(school, name="3e B")


@pytest.fixture
def coordinator(room: Classroom) -> Client:
    return signed_in_as(a_member(Role.COORDINATOR, room.school.territory))


def soon(room: Classroom) -> None:
    """The week of the class is in twenty days."""
    days = {"first_day": date(2026, 11, 30), "last_day": date(2026, 12, 4)}
    set_period(room.school, level="3e", by=a_head_of(room.school), **days)


def names_in(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("following:pupils"), query)
    assert response.status_code == 200
    return [row.enrolment.pupil.first_name for row in response.context["rows"]]


def test_before_anybody_has_begun_nobody_is_at_risk(room: Classroom, coordinator: Client) -> None:
    for name in ("Zoé", "Adam", "Inès"):
        a_pupil(room, first_name=name, last_name=name)
    run_following()
    assert names_in(coordinator) == ["Adam", "Inès", "Zoé"]
    assert names_in(coordinator, etape="risque") == []


def test_who_can_still_be_helped_comes_first_and_is_told_with_reason_and_act(
    room: Classroom, coordinator: Client
) -> None:
    a_pupil(room, first_name="Adam", last_name="Aba")
    silent = a_pupil(room, first_name="Lina", last_name="Baba", birth_date=OLD)
    accepted = a_pupil(room, first_name="Zoé", last_name="Zola", birth_date=OLD)
    issue_cards([silent], by=a_head_of(room.school))
    in_state(S.ACCEPTED, accepted)
    set_period(room.school, level="3e", by=a_head_of(room.school), first_day=JANUARY[0], last_day=JANUARY[1])
    with travel(TODAY + timedelta(days=6)):
        run_following()
        assert names_in(coordinator)[0] == "Zoé"
        page = coordinator.get(reverse("following:pupils"), {"etape": "risque"}).content.decode()
    assert "Place à confirmer avant le" in page and "Rappelez-lui de confirmer." in page


@pytest.mark.parametrize(
    "query", ["traore", "adam traoré", "Traoré Adam", "vilar", "adam 3e vilar"]
)  # fmt: skip
def test_words_are_found_in_any_order(query: str, room: Classroom, coordinator: Client) -> None:
    a_pupil(room, first_name="Adam", last_name="Traoré")
    other = a_classroom(a_school(room.school.territory, name="Collège Zola"), name="3e C")
    a_pupil(other, first_name="Inès", last_name="Benali")
    assert names_in(coordinator, q=query) == ["Adam"]


def test_counts_are_of_everybody_and_keep_the_search(room: Classroom, coordinator: Client) -> None:
    for number in range(55):
        a_pupil(room, first_name=f"Élève {number:02d}", last_name="Aba")
    a_pupil(room, first_name="Inès", last_name="Benali")
    page = coordinator.get(reverse("following:pupils"), {"q": "aba", "page": "2"})
    assert [entry["count"] for entry in page.context["tally"][:2]] == [55, 0]
    assert page.context["tally"][1]["url"] == "?etape=risque&q=aba"
    assert len(page.context["rows"]) == 5


def test_a_pupil_of_another_territory_is_not_there(room: Classroom, coordinator: Client) -> None:
    a_pupil(a_classroom(), first_name="Ailleurs")
    assert names_in(coordinator) == []


def test_many_pupils_cost_no_more_queries_than_few(room: Classroom, coordinator: Client) -> None:
    addresses = [reverse("following:pupils"), reverse("portal:coordinator_home")]
    addresses.append(reverse("portal:class_board", args=[room.pk]))
    a_pupil(room)
    soon(room)
    coordinator.get(addresses[0])  # the first request of a session writes it down

    def queries() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as seen:
                assert coordinator.get(address).status_code == 200
            found.append(len([each for each in seen if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
        return found

    few = queries()
    for number in range(30):
        a_pupil(room if number % 2 else a_classroom(room.school, name=f"3e {number}"), last_name=f"Aba {number}")
    assert queries() == few
    assert [most >= asked for most, asked in zip((11, 15, 14), few, strict=True)] == [True] * 3, few


def test_the_pupils_page_says_since_when_and_what_helps(room: Classroom, coordinator: Client) -> None:
    pupil = a_pupil(room)
    set_period(
        room.school, level="3e", by=a_head_of(room.school), first_day=date(2026, 11, 30), last_day=date(2026, 12, 4)
    )
    page = compact(coordinator.get(reverse("following:pupil", args=[pupil.pk])).content.decode())
    assert "Pas de place à 20 jours de la semaine" in page
    assert "depuis le mardi 10\xa0novembre." in page
    assert "Imprimez sa carte." in page
