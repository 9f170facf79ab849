"""An import writes everything or nothing, and a second one updates instead of doubling."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from premierpas.accounts.cards import DIGITS
from premierpas.accounts.models import PupilCard, User
from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, ClassroomTeacher, School
from premierpas.people import enrolling
from premierpas.people.enums import LinkPurpose
from premierpas.people.errors import ListHasErrors, UndecidedMatches
from premierpas.people.events import PupilLeft
from premierpas.people.imports import Decision, Fate, Result, import_class_list, plan_import, preview_class_list
from premierpas.people.imports.write import IMPORT
from premierpas.people.models import Enrolment, Pupil, PupilLink
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_teacher, acting

from .lists import SAMPLE_UAI, TODAY, a_list, a_siecle, a_structure, an_element, read, sample

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_fixed_day():
    with clock.travel(TODAY):
        yield


@pytest.fixture
def school() -> School:
    return a_school(uai=SAMPLE_UAI)


def bring(school: School, data: bytes | str, **options: object) -> Result:
    return import_class_list(read(data, uai=school.uai).rows, school=school, today=TODAY, **{"by": IMPORT, **options})


def counts(result: Result) -> tuple[int, int, int, int]:
    return result.created, result.updated, result.unchanged, result.left


def test_a_list_makes_classes_pupils_and_accounts_without_cards(school: School) -> None:
    result = bring(school, sample("pronote_cp1252.csv"))
    assert counts(result) == (112, 0, 0, 0)
    assert [room.name for room in school.classrooms.all()] == ["3e A", "3e B", "3e C", "3e D"]
    assert {room.level for room in school.classrooms.all()} == {"3e"}
    assert Enrolment.objects.filter(classroom__school=school, left_on=None).count() == 112
    assert User.objects.filter(pupil__isnull=False).count() == 112
    assert not PupilCard.objects.exists()
    someone = Pupil.objects.get(first_name="Yasmine", last_name="Da Silva")
    assert (someone.sort_name, someone.user.has_usable_password()) == ("da silva yasmine", False)
    assert someone.user.username.startswith("yasmine.")


@pytest.mark.parametrize("name", ["pronote_cp1252.csv", "siecle_ElevesSansAdresses.xml"])
def test_the_same_list_again_changes_nothing(school: School, name: str) -> None:
    first = bring(school, sample(name))
    before = list(Enrolment.objects.order_by("pk").values_list("pk", "classroom_id", "since"))
    second = bring(school, sample(name))
    assert counts(second) == (0, 0, first.created, first.left)
    assert list(Enrolment.objects.order_by("pk").values_list("pk", "classroom_id", "since")) == before
    assert Pupil.objects.count() == first.created


def test_a_list_in_another_shape_finds_the_same_pupils(school: School) -> None:
    bring(school, a_list("BEN-ALI;Inès;04/08/2012;3A"))
    result = bring(school, a_siecle(an_element(7, "Ben Ali", "INES"), a_structure(7, "3EME A")))
    assert counts(result) == (0, 1, 0, 0)
    assert Enrolment.objects.get().external_id == "7XX"
    assert school.classrooms.count() == 1


def test_the_schools_number_wins_over_a_corrected_name(school: School) -> None:
    bring(school, a_siecle(an_element(7, "BENALY"), a_structure(7, "3A")))
    result = bring(school, a_siecle(an_element(7, "BENALI"), a_structure(7, "3A")))
    assert counts(result) == (0, 1, 0, 0)
    pupil = Pupil.objects.get()
    assert (pupil.last_name, pupil.sort_name, pupil.user.name) == ("Benali", "benali ines", "Inès Benali")


def test_a_pupil_who_changes_class_keeps_the_enrolment_and_changes_teachers(school: School) -> None:
    old, new = a_classroom(school, "3e A"), a_classroom(school, "3e B")
    former, present = a_teacher(old), a_teacher(new)
    pupil = a_pupil(old, birth_date=date(2012, 8, 4))
    enrolment = pupil.enrolments.get()
    assert counts(bring(school, a_list("Benali;Inès;04/08/2012;3B"))) == (0, 1, 0, 0)
    enrolment.refresh_from_db()
    assert enrolment.classroom_id == new.pk
    open_links = PupilLink.objects.filter(pupil=pupil, until=None, purpose=LinkPurpose.CLASS)
    assert [link.membership_id for link in open_links] == [present.pk]
    assert PupilLink.objects.filter(membership=former, until__isnull=False).exists()


def test_a_pupil_who_has_left_is_seen_by_nobody_of_the_school(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[PupilLeft] = []
    monkeypatch.setattr("premierpas.people.leaving.emit", told.append)
    bring(school, a_siecle(an_element(7), a_structure(7, "3A")))
    a_member(Role.HEAD_TEACHER, school)
    gone = an_element(7, more="<DATE_SORTIE>12/10/2026</DATE_SORTIE>")
    assert counts(bring(school, a_siecle(gone))) == (0, 0, 0, 1)
    assert Enrolment.objects.get().left_on == date(2026, 10, 12)
    assert not PupilLink.objects.filter(until=None).exists()
    assert [event.enrolment_id for event in told] == [Enrolment.objects.get().pk]
    assert counts(bring(school, a_siecle(an_element(7), a_structure(7, "3A")))) == (0, 1, 0, 0)
    assert Enrolment.objects.get().left_on is None
    assert PupilLink.objects.filter(until=None).count() == 1


def test_a_new_school_year_gives_the_same_pupil_a_new_enrolment(school: School) -> None:
    before = a_classroom(school, "4e A", "4e", school_year=school_year_of(TODAY) - 1)
    pupil = a_pupil(before, birth_date=date(2012, 8, 4))
    assert counts(bring(school, a_list("Benali;Inès;04/08/2012;3A"))) == (0, 1, 0, 0)
    assert sorted(pupil.enrolments.values_list("school_year", flat=True)) == [2025, 2026]


def test_classes_without_internship_are_left_aside(school: School) -> None:
    result = bring(school, a_list("Benali;Inès;04/08/2015;6A", "Koné;Awa;04/08/2012;3A"))
    assert (result.created, result.other_levels) == (1, 1)
    assert [room.name for room in school.classrooms.all()] == ["3e A"]


def test_a_class_whose_name_tells_no_level_has_that_of_its_pupils_age(school: School) -> None:
    bring(school, a_list("Benali;Inès;04/08/2012;Galilée", "Koné;Awa;04/08/2013;ULIS"))
    assert dict(school.classrooms.values_list("name", "level")) == {"Galilée": "3e", "ULIS": "4e"}


def test_nothing_is_written_when_something_fails_on_the_way(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("the links can't be written")

    monkeypatch.setattr(enrolling, "link_enrolments", fail)
    users = User.objects.count()
    with pytest.raises(RuntimeError):
        bring(school, sample("pronote_cp1252.csv"))
    assert (Pupil.objects.count(), Classroom.objects.count(), User.objects.count()) == (0, 0, users)


def test_a_pupil_of_another_school_is_not_taken_from_it(school: School) -> None:
    elsewhere = a_pupil(a_classroom(a_school()), birth_date=date(2012, 8, 4))
    assert counts(bring(school, a_list("Benali;Inès;04/08/2012;3A"))) == (1, 0, 0, 0)
    assert elsewhere.enrolments.count() == 1


def test_a_teacher_gets_the_classes_of_the_list_as_referent(school: School) -> None:
    teacher = a_member(Role.TEACHER, school)
    bring(school, a_list("Benali;Inès;04/08/2012;3A"), teacher=teacher, by=acting(teacher))
    assert ClassroomTeacher.objects.get().is_referent
    link = PupilLink.objects.get(membership=teacher)
    assert (link.purpose, link.until) == (LinkPurpose.CLASS, None)


def test_a_teacher_cannot_reach_into_the_class_of_another(school: School) -> None:
    theirs = a_classroom(school, "3e A")
    a_teacher(theirs)
    teacher = a_member(Role.TEACHER, school)
    rows = read(a_list("Koné;Awa;04/08/2012;3A", "Petit;Léo;04/08/2012;3B")).rows
    plan = plan_import(school, rows, today=TODAY, teacher=teacher)
    assert [(error.line, error.field) for error in plan.errors] == [(2, "class")]
    with pytest.raises(ListHasErrors):
        import_class_list(rows, school=school, by=acting(teacher), today=TODAY, teacher=teacher)
    import_class_list(rows, school=school, by=acting(teacher), today=TODAY, teacher=teacher, leave_out_errors=True)
    assert not ClassroomTeacher.objects.filter(classroom=theirs, membership=teacher).exists()
    assert [pupil.last_name for pupil in Pupil.objects.all()] == ["Petit"]


def test_a_teacher_cannot_pull_a_pupil_out_of_the_class_of_another(school: School) -> None:
    theirs = a_classroom(school, "3e A")
    a_teacher(theirs)
    pupil = a_pupil(theirs, birth_date=date(2012, 8, 4))
    teacher = a_member(Role.TEACHER, school)
    for name in ("Benali;Inès", "Benaly;Inès"):
        rows = read(a_list(f"{name};04/08/2012;3B")).rows
        plan = plan_import(school, rows, today=TODAY, teacher=teacher)
        assert [error.line for error in plan.errors] == [2]
        assert "Benali" not in plan.errors[0].message
    assert pupil.enrolments.get().classroom == theirs


NEAR = ["Benalli;Inès", "Bneali;Inès", "Enali;Inès", "Benali;Inè", "Inès;Benali"]


@pytest.mark.parametrize("written", [*[f"{name};04/08/2012" for name in NEAR], "Benali;Inès;08/04/2012"])
def test_a_near_match_waits_for_a_decision(school: School, written: str) -> None:
    bring(school, a_list("Benali;Inès;04/08/2012;3A"))
    known = Pupil.objects.get()
    rows = read(a_list(f"{written};3A")).rows
    plan = plan_import(school, rows, today=TODAY)
    assert [(change.fate, change.known.pupil_id) for change in plan.changes] == [(Fate.UNDECIDED, known.pk)]
    with pytest.raises(UndecidedMatches):
        import_class_list(rows, school=school, by=IMPORT, today=TODAY)
    assert Pupil.objects.count() == 1


def test_a_near_match_is_the_same_person_or_somebody_else_as_decided(school: School) -> None:
    bring(school, a_list("Benali;Inès;04/08/2012;3A"))
    rows = read(a_list("Benalli;Inès;04/08/2012;3A")).rows
    same = import_class_list(rows, school=school, by=IMPORT, today=TODAY, decisions={0: Decision.SAME})
    assert (counts(same), Pupil.objects.get().last_name) == ((0, 1, 0, 0), "Benalli")
    twin = read(a_list("Benalli;Inès;04/08/2012;3A", "Benalli;Inas;04/08/2012;3A")).rows
    other = import_class_list(twin, school=school, by=IMPORT, today=TODAY, decisions={1: Decision.OTHER})
    assert counts(other) == (1, 0, 1, 0)


def test_twins_who_are_both_known_are_no_near_matches(school: School) -> None:
    text = a_list("Benali;Léa;04/08/2012;3A", "Benali;Léo;04/08/2012;3A")
    assert counts(bring(school, text)) == (2, 0, 0, 0)
    assert counts(bring(school, text)) == (0, 0, 2, 0)


def test_a_preview_writes_nothing(school: School) -> None:
    preview = preview_class_list(school, a_list("Benali;Inès;04/08/2012;3A", ";X;1;"), today=TODAY)
    assert preview.plan.counts() == {Fate.CREATED: 1}
    assert [room.name for room in preview.plan.new_classes] == ["3e A"]
    assert len(preview.errors) == 3
    assert not Pupil.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_pupils(school: School) -> None:
    def queries(first: int, count: int) -> int:
        lines = [
            f"Nom{'abcdefghij'[n // 10]}{'klmnopqrst'[n % 10]};Inès;04/08/2012;3A" for n in range(first, first + count)
        ]
        rows = read(a_list(*lines)).rows
        decisions = dict.fromkeys(range(count), Decision.OTHER)
        with CaptureQueriesContext(connection) as captured:
            import_class_list(rows, school=school, by=IMPORT, today=TODAY, decisions=decisions)
        return len(captured)

    bring(school, a_list("Koné;Awa;05/08/2012;3A"))
    # User names are drawn anew where one is taken, at most once for each length.
    assert queries(10, 60) - queries(0, 5) in range(-len(DIGITS), len(DIGITS) + 1)
