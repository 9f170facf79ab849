"""Finding a school to add: by its name, by its commune where known, else among those of the department."""

import pytest

from premierpas.core.register import find_schools, school_of_uai, schools_of_department
from premierpas.organisations.actions.schools import join_school
from premierpas.organisations.enums import Role
from premierpas.organisations.school_search import search_schools
from tests.factories import a_coordinator, a_member, a_territory

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
ADD = "/association/organisations/etablissements/ajouter/"


@pytest.fixture
def territory():
    return a_territory()


def bare_school(department="92"):
    """A school whose commune the register doesn't know."""
    return next(each for each in schools_of_department(department) if not each.city and each.type == "college")


def test_a_commune_without_a_match_lists_the_schools_of_its_department(territory):
    search = search_schools(territory, "courbevoie")
    assert search.commune.name == "Courbevoie"
    assert bare_school() in search.others
    assert {each.department for each in search.others} == {"92"}
    assert not any(each.city for each in search.others)


def test_the_commune_that_was_given_once_is_found_from_then_on(territory):
    school = bare_school()
    join_school(school.uai, territory=territory, postal_code="92400", insee="92026", by=a_coordinator(territory))
    search = search_schools(territory, "Courbevoie")
    assert [(each.uai, each.city) for each in search.found] == [(school.uai, "Courbevoie")]
    assert school.uai not in {each.uai for each in search.others}


def test_schools_of_one_name_are_told_apart_those_of_the_territory_first(territory):
    found = search_schools(territory, "Victor Hugo").found
    assert len(found) > 20 and found[0].department == "92"
    assert next(each for each in found if each.city == "Nanterre").department == "92"


@pytest.mark.parametrize("text", ["victor hugo nanterre", "Nanterre Victor Hugo", "collège victor-hugo NANTERRE"])
def test_name_and_commune_together_find_the_one(territory, text):
    assert [each.city for each in search_schools(territory, text).found] == ["Nanterre"]


def test_a_name_beside_a_commune_that_nobody_knows_it_in_leaves_that_name_in_the_department(territory):
    word = bare_school().name.split()[-1]
    search = search_schools(territory, f"{word} Courbevoie")
    assert bare_school() in search.others
    assert all(word.casefold() in each.name.casefold() for each in search.others)


def test_of_several_communes_of_one_name_the_one_in_the_territory_is_meant(territory):
    territory.communes.create(insee="93066")
    assert search_schools(territory, "St Denis").commune.department == "93"


def test_a_code_finds_its_school_and_a_department_narrows(territory):
    uai = bare_school().uai
    assert [each.uai for each in search_schools(territory, uai.lower()).found] == [uai]
    assert {each.department for each in find_schools("victor hugo hauts-de-seine")} == {"92"}
    assert school_of_uai(uai) in find_schools(f"{school_of_uai(uai).name} 92")


def test_the_page_shows_the_commune_or_asks_for_it_with_the_list(client, territory):
    client.force_login(a_member(Role.COORDINATOR, territory).user, backend=BACKEND)
    page = client.get(ADD, {"q": "Courbevoie"}).content.decode()
    assert "ne dit pas toutes les communes" in page and bare_school().uai in page
    assert "Nanterre" in client.get(ADD, {"q": "Victor Hugo"}).content.decode()
    nothing = client.get(ADD, {"q": "zzyzx"}).content.decode()
    assert "Essayez un mot du nom, une commune ou le code UAI" in nothing


@pytest.mark.parametrize("text", ["", " ", "&|!", "é" * 300, "92", "Saint", "13e arrondissement", "\x01"])
def test_no_search_makes_the_page_fall(client, territory, text):
    client.force_login(a_member(Role.COORDINATOR, territory).user, backend=BACKEND)
    assert client.get(ADD, {"q": text}).status_code == 200
