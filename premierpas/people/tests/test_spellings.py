"""A poorer spelling never replaces a richer one, and several given names are asked about once."""

import pytest

from premierpas.core import clock
from premierpas.organisations.models import School
from premierpas.people.class_lists.spelling import richer
from premierpas.people.errors import UndecidedMatches
from premierpas.people.imports import Decision, Fate, Result, import_class_list, plan_import
from premierpas.people.imports.write import IMPORT
from premierpas.people.models import Pupil
from tests.factories import a_school

from .lists import TODAY, a_list, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_fixed_day(db: None):
    with clock.travel(TODAY):
        yield


@pytest.fixture
def school() -> School:
    return a_school()


def bring(school: School, text: str, **options: object) -> Result:
    return import_class_list(read(text).rows, school=school, by=IMPORT, today=TODAY, **options)


def fates(school: School, text: str) -> list[Fate]:
    return [change.fate for change in plan_import(school, read(text).rows, today=TODAY).changes]


def the_name() -> tuple[str, str]:
    pupil = Pupil.objects.get()
    return pupil.last_name, pupil.first_name


@pytest.mark.parametrize(
    ("poor", "rich"),
    [
        ("Ines", "Inès"),
        ("Anne Marie", "Anne-Marie"),
        ("N Diaye", "N'Diaye"),
        ("Weiss", "Weiß"),
        ("Loetitia", "Lœtitia"),
        ("Mcdonald", "McDonald"),
        ("benali", "Benali"),
        ("BENALI", "Benali"),
        ("De Oliveira", "de Oliveira"),
        ("Ibrahim", "İbrahim"),
    ],
)
def test_of_two_spellings_the_richer_is_kept_whichever_came_first(poor: str, rich: str) -> None:
    assert richer(poor, rich) == richer(rich, poor) == rich


@pytest.mark.parametrize("one", ["O'Brien", "Élodie"])
def test_a_spelling_that_says_nothing_more_changes_nothing(one: str) -> None:
    assert richer("O’Brien" if "'" in one else "Elodié", one) == one


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("LEFÈVRE;Zoé", "LEFEVRE;ZOE", ("Lefèvre", "Zoé")),
        ("LEFEVRE;ZOE", "LEFÈVRE;Zoé", ("Lefèvre", "Zoé")),
        ("De Sousa E Silva;Maria Inês", "DE SOUSA E SILVA;MARIA INES", ("De Sousa E Silva", "Maria Inês")),
        ("De Sousa;E Silva Maria Inês", "DE SOUSA E SILVA;MARIA INES", ("De Sousa E Silva", "Maria Inês")),
        ("WEIß;Anna", "WEISS;ANNA", ("Weiß", "Anna")),
    ],
)
def test_a_second_list_only_adds_to_a_name(school: School, first: str, second: str, kept: tuple[str, str]) -> None:
    bring(school, a_list(f"{first};04/08/2012;3A"))
    bring(school, a_list(f"{second};04/08/2012;3A"))
    assert the_name() == kept


def test_a_column_with_both_names_moves_no_border_between_them(school: School) -> None:
    bring(school, a_list("Sousa;Silva Maria;04/08/2012;3A"))
    assert fates(school, "Élève;Né(e) le;Classe\nSousa Silva Maria;04/08/2012;3A") == [Fate.UNCHANGED]


SHORT = a_list("TESTARD;Léa;04/08/2012;3A")


@pytest.mark.parametrize(
    "long",
    [
        a_list('TESTARD;"Léa, Rose, Marie";04/08/2012;3A'),
        a_list("TESTARD;Léa Rose Marie;04/08/2012;3A"),
        a_list("TESTARD;ROSE LEA;04/08/2012;3A"),
        "Élève;Né(e) le;Classe\nTESTARD LEA ROSE MARIE;04/08/2012;3A",
    ],
)
def test_all_given_names_are_one_child_confirmed_once(school: School, long: str) -> None:
    bring(school, SHORT)
    assert fates(school, long) == [Fate.UNDECIDED]
    with pytest.raises(UndecidedMatches):
        bring(school, long)
    bring(school, long, decisions={0: Decision.SAME})
    assert the_name() == ("Testard", "Léa")
    for again in (long, SHORT, long):
        assert fates(school, again) == [Fate.UNCHANGED]
    assert Pupil.objects.count() == 1


def test_two_children_of_one_day_with_a_name_in_common_are_not_one(school: School) -> None:
    bring(school, a_list("Diallo;Awa;04/08/2012;3A"))
    assert fates(school, a_list("Diallo;Fanta;04/08/2012;3A", "Koné;Awa;04/08/2012;3A")) == [Fate.CREATED] * 2


def test_a_confirmed_correction_is_recognised_in_both_spellings(school: School) -> None:
    bring(school, a_list("Benali;Inès;04/08/2012;3A"))
    bring(school, a_list("Benalli;INES;04/08/2012;3A"), decisions={0: Decision.SAME})
    assert the_name() == ("Benalli", "Inès")
    assert fates(school, a_list("Benali;Inès;04/08/2012;3A")) == [Fate.UNCHANGED]
