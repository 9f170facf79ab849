"""The choices beside a search say what they lead to: what leads to nothing says 0 and comes last."""

import pytest

from premierpas.offers.search import choices, finding
from premierpas.organisations.actions.schools import set_period
from tests.factories import a_classroom, a_head_of, a_pupil, coming_weeks

from .searching import a_door, browser_of, search, text_of

pytestmark = pytest.mark.django_db


def sectors(client, **words) -> list[str]:
    return [label for _code, label in search(client, **words).context["sectors"]]


def test_sectors_with_offers_come_first_with_their_number_and_empty_ones_last_with_0() -> None:
    a_door("Menuiserie", km=1, sector="wood")
    a_door("Autre menuiserie", km=7, sector="wood")
    a_door("Clinique", km=2, sector="health")
    found = sectors(browser_of(a_pupil()))
    assert found[:2] == ["Bois (2)", "Santé (1)"]
    assert all(label.endswith("(0)") for label in found[2:]) and len(found) == 47


def test_a_number_counts_with_the_other_limits_and_without_its_own() -> None:
    a_door("Menuiserie", km=1, sector="wood")
    a_door("Autre menuiserie", km=7, sector="wood")
    a_door("Clinique", km=2, sector="health")
    client = browser_of(a_pupil())
    assert sectors(client, rayon="5")[:2] == ["Bois (1)", "Santé (1)"]
    assert sectors(client, secteur="health")[:2] == ["Bois (2)", "Santé (1)"]
    assert sectors(client, q="menuiserie")[0] == "Bois (2)" and sectors(client, q="menuiserie")[1].endswith("(0)")
    bands = search(client, secteur="wood").context["bands"]
    assert bands == [("15min", "Moins de 15 min (1)"), ("30min", "Moins de 30 min (1)"),
                     ("45min", "Moins de 45 min (2)"), ("60min", "Moins de 60 min (2)")]  # fmt: skip


def test_a_distance_within_which_there_is_nothing_comes_last() -> None:
    a_door("Menuiserie", km=4)
    client = browser_of(a_pupil())
    assert search(client).context["bands"][-1] == ("15min", "Moins de 15 min (0)")
    assert search(client, rayon="5").context["bands"][-1] == ("5", "Moins de 5 km"), "an old address keeps its limit"


def test_a_week_of_the_class_without_a_place_says_0_and_comes_last() -> None:
    classroom = a_classroom()
    weeks = coming_weeks(4)
    head = a_head_of(classroom.school)
    for days in weeks[2:4]:
        set_period(classroom.school, by=head, level="3e", first_day=days[0], last_day=days[1], classroom=classroom)
    a_door("Menuiserie", weeks=[weeks[3]])
    answer = search(browser_of(a_pupil(classroom)))
    assert [(chip["monday"], chip["count"]) for chip in answer.context["weeks"]] == [
        (weeks[3][0], 1), (weeks[2][0], 0)]  # fmt: skip
    assert "(0)" in text_of(answer)


@pytest.mark.parametrize("query", [{}, {"q": "une semaine"}, {"rayon": "25"}])
def test_where_there_are_many_only_empty_sectors_are_told(
    monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    for n in range(4):
        a_door(f"Une semaine en menuiserie {n}", km=1 + n, sector="wood")
    a_door("Une semaine en clinique", km=2, sector="health")
    monkeypatch.setattr(finding, "FEW", 2)
    monkeypatch.setattr(choices, "FEW", 2)
    found = sectors(browser_of(a_pupil()), **query)
    assert found[:2] == ["Bois", "Santé"]
    assert all(label.endswith("(0)") for label in found[2:])


@pytest.mark.parametrize(
    ("query", "first"),
    [({"secteur": "health"}, ["Bois", "Santé"]), ({"rayon": "2"}, ["Bois (1)", "Santé (1)"])],
)
def test_where_many_are_left_without_the_limits_what_was_found_is_counted(
    monkeypatch: pytest.MonkeyPatch, query: dict[str, str], first: list[str]
) -> None:
    a_door("Clinique", km=1.5, sector="health")
    for n in range(4):
        a_door(f"Menuiserie {n}", km=1 + n * 3, sector="wood")
    monkeypatch.setattr(finding, "FEW", 3)
    monkeypatch.setattr(choices, "FEW", 3)
    found = sectors(browser_of(a_pupil()), **query)
    assert found[:2] == first
    assert all(label.endswith("(0)") for label in found[2:])


def test_choices_come_with_results_that_replace_others() -> None:
    a_door("Menuiserie", sector="wood")
    answer = browser_of(a_pupil()).get("/stages/", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert 'id="choix"' in page and "Bois (1)" in page and 'id="choisis"' in page


def test_filters_are_folded_and_say_how_many_are_set() -> None:
    a_door("Menuiserie", sector="wood")
    client = browser_of(a_pupil())
    page = text_of(search(client, secteur="wood", rayon="25"))
    assert '<details class="filters">' in page
    assert "2 choix" in page
