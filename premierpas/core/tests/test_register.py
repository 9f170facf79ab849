"""The shipped register of collèges and lycées."""

import re

import pytest

from premierpas.core import register
from premierpas.core.register import school_of_uai

CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # a code ends with that of its number's remainder modulo 23
OUTSIDE_ACADEMIES = ("975", "98")  # Saint-Pierre-et-Miquelon and the Pacific


def test_every_code_of_the_register_has_its_check_letter():
    wrong = [
        uai
        for uai in register._schools()
        if not re.fullmatch(r"[0-9]{7}[A-Z]", uai) or CHECK_LETTERS[int(uai[:7]) % 23] != uai[7]
    ]
    assert wrong == []


def test_a_code_may_be_typed_in_any_case_and_with_spaces():
    uai = next(iter(register._schools()))
    assert school_of_uai(f" {uai.lower()} ").uai == uai
    assert school_of_uai("0000000A") is None


def test_each_school_has_its_academy_and_its_zone_or_a_calendar_of_its_own():
    schools = [school for school in register._schools().values() if not school.department.startswith(OUTSIDE_ACADEMIES)]
    assert [school.uai for school in schools if not school.academy] == []
    zones = {school.zone for school in schools if school.department.isdigit() and len(school.department) == 2}
    assert zones == {"A", "B", "C"}
    own = {school.zone for school in schools if school.department in ("2A", "2B", "974")}
    assert own == {""}


@pytest.mark.parametrize(("uai", "department"), [("9830002K", "988"), ("9840002E", "987"), ("9870003P", "986")])
def test_a_school_of_the_pacific_has_no_zone_of_the_mainland(uai, department):
    school = school_of_uai(uai)
    assert (school.department, school.academy, school.zone) == (department, "", "")


def test_priority_schools_have_a_position():
    known = [school for school in register._schools().values() if school.priority and school.position]
    assert len(known) > 500
    assert all(re.fullmatch(r"[0-9]{5}", school.postal_code) for school in known)


def test_schools_are_found_by_words_whatever_the_accents():
    school = next(each for each in register._schools().values() if "É" in each.name.upper() and each.city)
    word = max(re.findall(r"\w+", school.name), key=len)
    found = register.find_schools(word, department=school.department, limit=500)
    assert school in found
    assert all(each.department == school.department for each in found)


def test_a_code_finds_exactly_its_school_and_no_word_nothing():
    school = next(iter(register._schools().values()))
    assert register.find_schools(school.uai) == [school]
    assert register.find_schools("   ") == []
    assert len(register.find_schools("college", limit=4)) <= 4
