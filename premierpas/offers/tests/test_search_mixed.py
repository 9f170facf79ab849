"""Near ones first, and a few further ones among them, by one rule for everybody that reads places and totals only."""

import inspect
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.actors import Actor
from premierpas.offers.models import Favourite, SectorTotal
from premierpas.offers.search import finding, mixing
from premierpas.offers.search.chosen import count_choices
from premierpas.offers.search.matching import Row
from premierpas.offers.search.mixing import EVERY, MOST, Chosen, further_ones, mixed, seldom_chosen
from tests.factories import a_classroom, a_pupil, a_school

from .searching import a_door, browser_of, stops

TOTALS = st.dictionaries(st.sampled_from("abcdefgh"), st.builds(Chosen, st.integers(0, 400), st.integers(0, 400)))
ROWS = st.lists(
    st.builds(Row, st.integers(1, 999), st.sampled_from("abcde"), st.floats(0, 50), st.none()),
    unique_by=lambda row: row.pk,
)


@given(st.lists(st.integers(0, 99), unique=True), st.lists(st.integers(100, 120), unique=True, max_size=MOST))
def test_near_ones_keep_their_order_and_lead_and_nobody_is_lost(near: list[int], far: list[int]) -> None:
    found = mixed(near, far)
    assert [each for each in found if each in near] == near and [each for each in found if each in far] == far
    assert found[: min(EVERY, len(near))] == near[:EVERY]
    assert mixed(near, far, answers_first=True) == near + far


@given(ROWS, ROWS)
def test_further_ones_are_few_one_of_a_sector_the_nearest_of_it(seldom: list[Row], others: list[Row]) -> None:
    found = further_ones(seldom, others)
    assert len(found) <= MOST and len({row.sector for row in found}) == len(found)
    if seldom:
        assert all(row.km == min(each.km for each in seldom if each.sector == row.sector) for row in found)
    else:
        assert len(found) == min(1, len(others))


@given(TOTALS)
def test_a_sector_chosen_as_often_as_the_average_is_never_called_seldom(totals: dict[str, Chosen]) -> None:
    seats, times = (sum(getattr(each, name) for each in totals.values()) for name in ("seats", "times"))
    for sector in seldom_chosen(totals):
        assert totals[sector].times / totals[sector].seats < times / seats


@given(TOTALS, st.sampled_from("abcdefgh"))
def test_one_more_choice_makes_no_sector_seldom(totals: dict[str, Chosen], sector: str) -> None:
    if sector in totals and sum(each.times for each in totals.values()) >= mixing.ENOUGH:
        more = totals | {sector: Chosen(totals[sector].seats, totals[sector].times + 1)}
        assert sector not in seldom_chosen(more) - seldom_chosen(totals)


def test_nothing_is_said_of_sectors_before_enough_was_counted() -> None:
    assert seldom_chosen({"a": Chosen(10, 49), "b": Chosen(10, 0)}) == frozenset()
    assert seldom_chosen({"a": Chosen(10, 50), "b": Chosen(10, 0)}) == {"b"}
    assert seldom_chosen({"a": Chosen(10, 50), "b": Chosen(2, 0)}) == frozenset(), "two seats tell nothing"


def test_the_rule_knows_nobody() -> None:
    source = inspect.getsource(mixing)
    assert [word for word in ("pupil", "enrolment", "first_name", "gender", "viewer") if word in source.lower()] == []


@pytest.fixture
def many_choices(db: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pupils keep woodwork, nobody keeps what else there is."""
    monkeypatch.setattr(mixing, "ENOUGH", 3)
    yield


def test_totals_are_counted_from_seats_and_what_is_kept_and_name_nobody(many_choices: None) -> None:
    wood = a_door("Menuiserie", sector="wood")
    a_door("Fonderie", sector="chemistry", places=4)
    for n in range(4):
        Favourite.objects.create(pupil=a_pupil(first_name=f"Élève {n}"), offer=wood)
    assert count_choices(by=Actor.task("tests")) == 1
    rows = {row.sector: (row.chosen, row.is_seldom) for row in SectorTotal.objects.all()}
    assert rows == {"wood": (4, False), "chemistry": (0, True)}
    assert {field.name for field in SectorTotal._meta.fields} == {"sector", "seats", "chosen", "is_seldom"}


@pytest.mark.django_db
def test_further_ones_of_such_sectors_stand_among_the_near_ones_and_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PER_PAGE", 7)
    for n in range(7):
        a_door(f"porte {n}", km=1 + n / 10)
    a_door("Garage lointain", km=5, sector="automotive")
    a_door("Fonderie lointaine", km=9, sector="chemistry")
    SectorTotal.objects.create(sector="chemistry", seats=10, chosen=0, is_seldom=True)
    found = stops(browser_of(a_pupil()))
    assert [stop.title for stop in found][4:7] == ["porte 4", "Fonderie lointaine", "porte 5"]
    assert found[5].why == "Un peu plus loin, ça vaut le coup : peu d’élèves pensent à ce domaine."
    assert [stop.number for stop in found] == list(range(1, 9))


@pytest.mark.django_db
def test_two_pupils_of_one_place_and_week_see_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PER_PAGE", 7)
    for n in range(7):
        a_door(f"porte {n}", km=1 + n / 10)
    a_door("Fonderie lointaine", km=9, sector="chemistry")
    SectorTotal.objects.create(sector="chemistry", seats=10, chosen=0, is_seldom=True)
    classroom = a_classroom(a_school())
    seen = [
        [stop.title for stop in stops(browser_of(a_pupil(classroom, first_name=name)))] for name in ("Aya", "Mathis")
    ]
    assert seen[0] == seen[1] and "Fonderie lointaine" in seen[0]
