"""A compiled query answers as the queryset it stands for, whatever is given, without being built again."""

import psycopg
import pytest
from django.db import connection
from django.db.models import Prefetch, QuerySet

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.organisations.models import Classroom, School
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def classrooms():
    schools = [factories.a_school(factories.a_territory(f"Ville {n}")) for n in range(2)]
    return [factories.a_classroom(school, name=f"3e {letter}") for school in schools for letter in "AB"]


def in_school(school: object) -> QuerySet[Classroom]:
    return Classroom.objects.filter(school=school).select_related("school__territory").order_by("name")


def elsewhere(sql: str) -> None:
    """By another connection, as a migration runs beside the servers."""
    words = connection.get_connection_params()
    words = {name: words[name] for name in ("dbname", "user", "password", "host", "port") if name in words}
    with psycopg.connect(**words, autocommit=True) as other:
        other.execute(sql)


def test_each_value_gets_its_own_rows(classrooms):
    compiled = Compiled(lambda: in_school(Given("school")))
    for school in School.objects.all():
        assert compiled(school=school.pk) == list(in_school(school))


def test_related_rows_come_along(classrooms, django_assert_num_queries):
    compiled = Compiled(lambda: in_school(Given("school")))
    with django_assert_num_queries(1):
        names = {row.school.territory.name for row in compiled(school=classrooms[3].school_id)}
    assert names == {"Ville 1"}


def test_what_is_prefetched_comes_along(classrooms, django_assert_num_queries):
    named = Prefetch("classrooms", queryset=Classroom.objects.order_by("-name"), to_attr="backwards")
    compiled = Compiled(lambda: School.objects.filter(pk=Given("school")).prefetch_related(named))
    with django_assert_num_queries(2):
        found = compiled.first(school=classrooms[0].school_id)
        assert [room.name for room in found.backwards] == ["3e B", "3e A"]


def test_several_numbers_may_be_given_for_one_place(classrooms):
    compiled = Compiled(lambda: Classroom.objects.filter(pk__in=Given("rooms", many=True)).order_by("pk"))
    assert compiled(rooms=[room.pk for room in classrooms[1:3]]) == classrooms[1:3]
    assert compiled(rooms=[]) == []


def test_several_texts_may_be_given_for_one_place(classrooms):
    compiled = Compiled(lambda: Classroom.objects.filter(name__in=Given("names", many=True, of="text")).order_by("pk"))
    assert compiled(names=["3e A", "3e Z"]) == classrooms[::2]
    assert compiled(names=[]) == []


def test_columns_may_be_read_instead_of_rows(classrooms):
    compiled = Compiled(lambda: in_school(Given("school")).values_list("name", "school__territory__name"))
    assert compiled(school=classrooms[0].school_id) == [("3e A", "Ville 0"), ("3e B", "Ville 0")]


def test_nothing_found_is_none(classrooms):
    assert Compiled(lambda: in_school(Given("school"))[:1]).first(school=0) is None


def test_the_one_row_that_has_to_be_there_is_missed_as_in_a_queryset(classrooms):
    compiled = Compiled(lambda: Classroom.objects.filter(pk=Given("classroom")))
    assert compiled.get(classroom=classrooms[1].pk) == classrooms[1]
    with pytest.raises(Classroom.DoesNotExist):
        compiled.get(classroom=0)


def test_rows_are_read_anew_each_time(classrooms):
    compiled = Compiled(lambda: in_school(Given("school")).values_list("name", flat=True))
    school = classrooms[0].school_id
    compiled(school=school)
    Classroom.objects.filter(pk=classrooms[0].pk).update(name="3e Z")
    assert compiled(school=school) == ["3e B", "3e Z"]


def test_the_statement_is_built_once(classrooms):
    built = []

    def build() -> QuerySet[Classroom]:
        built.append(1)
        return in_school(Given("school"))

    compiled = Compiled(build)
    for room in classrooms:
        compiled(school=room.school_id)
    assert built == [1]


@pytest.mark.django_db(transaction=True)
def test_a_column_that_a_migration_widens_meanwhile_is_read_all_the_same():
    school = factories.a_classroom(name="3e A").school
    compiled = Compiled(lambda: in_school(Given("school")).values_list("name", flat=True))
    assert compiled(school=school.pk) == ["3e A"]
    size = Classroom._meta.get_field("name").max_length
    for wide in (size + 1, size):
        elsewhere(f"ALTER TABLE organisations_classroom ALTER COLUMN name TYPE varchar({wide})")
        assert compiled(school=school.pk) == ["3e A"]


def test_a_value_that_was_forgotten_is_an_error():
    with pytest.raises(KeyError, match="school"):
        Compiled(lambda: in_school(Given("school")))()


def test_each_set_of_values_has_its_statement_which_is_built_once(classrooms):
    built = []

    def named(letter: str, most: int) -> QuerySet[Classroom]:
        built.append((letter, most))
        return Classroom.objects.filter(name=f"3e {letter}").order_by("pk")[:most]

    ask = compiled_by(named)
    for _each in range(2):
        assert ask("A", 9)() == classrooms[::2] and ask("B", 1)() == classrooms[1:2]
    assert built == [("A", 9), ("B", 1)]
    classrooms[0].delete()
    assert ask("A", 9)() == classrooms[2:3]  # rows are asked anew


@pytest.mark.parametrize(
    ("build", "refused"),
    [
        (lambda day: School.objects.filter(pk=clock.now().year), clock.StoppedClock),
        (lambda day: School.objects.filter(pk=School.objects.values_list("pk", flat=True)[0]), RuntimeError),
    ],
)
def test_what_would_grow_old_in_a_statement_is_refused(classrooms, build, refused):
    with pytest.raises(refused):
        compiled_by(build)(clock.today())()


def test_a_statement_knows_no_day_but_the_one_that_it_is_built_for(classrooms):
    by_day = compiled_by(lambda *_values: School.objects.filter(pk=clock.today().toordinal()))
    with pytest.raises(clock.StoppedClock):
        by_day("no day")()
    assert by_day(clock.today())() == []
