"""The shipped lists of places, and distances."""

import pytest

from premierpas.core import geography
from premierpas.core.geography import Position


def test_a_commune_is_found_by_its_code_with_its_position():
    found = geography.commune("92050")
    assert found.name == "Nanterre" and found.department == "92"
    assert found.position.latitude == pytest.approx(48.89, abs=0.02)
    assert geography.commune("99999") is None


def test_communes_that_share_a_postal_code_come_with_the_biggest_first():
    found = geography.communes_of_postal_code("01000")
    assert [each.population for each in found] == sorted((each.population for each in found), reverse=True)
    assert len(found) > 1 and geography.communes_of_postal_code(" 01000 ") == found
    assert geography.communes_of_postal_code("00000") == ()


def test_the_list_is_whole_and_says_where_a_position_is_only_near():
    by_department = {each.department for each in geography.communes()}
    assert {"93", "74", "971", "974", "975", "976", "977", "978", "986", "987", "988"} <= by_department
    assert all(each.position for each in geography.communes())
    assert geography.commune("98714").is_approximate and not geography.commune("92050").is_approximate
    assert {geography.commune(insee).name for insee in ("93066", "97411", "74010", "98818")} == {
        "Saint-Denis", "Annecy", "Nouméa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name"),
    [("75013", "Paris 13e Arrondissement"), ("69003", "Lyon 3e Arrondissement"), ("13016", "Marseille 16e")],
)
def test_a_district_has_its_code_for_itself(code, name):
    (found,) = geography.communes_of_postal_code(code)
    assert found.name.startswith(name)
    assert geography.commune(geography.whole_city_of(found.insee)).name == name.split()[0]
    assert geography.whole_city_of("92050") == "92050"


@pytest.mark.parametrize(
    ("insee", "department"), [("92050", "92"), ("2A004", "2A"), ("2B033", "2B"), ("97411", "974"), ("01053", "01")]
)
def test_the_department_of_an_insee_code(insee, department):
    assert geography.department_of_insee(insee) == department


@pytest.mark.parametrize(
    ("code", "department"),
    [("92000", "92"), ("20000", "2A"), ("20200", "2B"), ("97400", "974"), ("98800", "988"), ("75999", "75")],
)
def test_the_department_of_a_postal_code(code, department):
    assert geography.department_of_postal_code(code) == department


@pytest.mark.parametrize(("code", "department"), [("20180", "2A"), ("20099", "2A"), ("20298", "2B"), (" 20699 ", "2B")])
def test_a_code_of_corsica_that_no_commune_has_still_says_north_or_south(code, department):
    assert geography.communes_of_postal_code(code) == ()
    assert geography.department_of_postal_code(code) == department


@pytest.mark.parametrize(
    ("uai", "department"),
    [
        ("0920001A", "92"),
        ("6200001A", "2A"),
        ("7200001A", "2B"),
        ("9740001A", "974"),
        ("0010001A", "01"),
        ("0830001A", "83"),
        ("9830002K", "988"),  # New Caledonia
        ("9840002E", "987"),  # Polynesia
        ("9870003P", "986"),  # Wallis and Futuna
        ("9750001C", "975"),
    ],
)
def test_the_department_of_a_school(uai, department):
    assert geography.department_of_uai(uai) == department


def test_departments_have_names_and_codes():
    assert geography.department_name("92") == "Hauts-de-Seine"
    assert geography.department_name("00") == "00"
    assert {"01", "2A", "2B", "974"} <= set(geography.department_codes())


def test_activities_are_read_with_or_without_their_point():
    assert geography.naf_label("62.01Z") == geography.naf_label("6201z") != ""
    assert geography.naf_label("99.99Q") == ""
    found = geography.find_naf("programmation informatique")
    assert "6201Z" in [code for code, _label in found]
    assert geography.find_naf("") == []


def test_distances_are_great_circles():
    paris, lyon = Position(48.8566, 2.3522), Position(45.7640, 4.8357)
    assert geography.distance_km(paris, lyon) == pytest.approx(391.5, abs=1)
    assert geography.distance_km(paris, paris) == 0
    assert geography.distance_km(Position(0, 0), Position(0, 180)) == pytest.approx(20015, abs=1)
