"""Days off overseas: those of the law refuse, those of custom are a question."""

import json
from contextlib import suppress
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from premierpas.core.calendar import customary_days, is_public_holiday, public_holidays
from premierpas.core.geography import department_codes
from premierpas.placements.days import department_of, working_days

from .legal_weeks import as_file, days

OF_LAW = [
    ("971", date(2027, 5, 27)),
    ("972", date(2028, 5, 22)),
    ("973", date(2026, 6, 10)),
    ("974", date(2027, 12, 20)),
    ("976", date(2027, 4, 27)),
    ("977", date(2026, 10, 9)),
    ("978", date(2027, 5, 28)),
    ("986", date(2027, 4, 28)),
    ("986", date(2026, 6, 29)),
    ("986", date(2027, 7, 29)),
    ("987", date(2027, 3, 5)),
    ("987", date(2027, 3, 26)),
    ("987", date(2026, 11, 20)),
    ("987", date(2024, 6, 29)),
    ("988", date(2026, 9, 24)),
]
OF_CUSTOM = [
    ("971", date(2027, 3, 4), "Mi-carême"),
    ("971", date(2027, 3, 26), "Vendredi saint"),
    ("971", date(2026, 7, 21), "Fête de Victor Schœlcher"),
    ("972", date(2027, 2, 9), "Mardi gras"),
    ("972", date(2026, 11, 2), "Jour des défunts"),
    ("973", date(2027, 2, 10), "Mercredi des Cendres"),
    ("977", date(2027, 2, 8), "Lundi gras"),
    ("978", date(2027, 3, 26), "Vendredi saint"),
    ("987", date(2027, 6, 29), "Fête de l’autonomie"),
]


@pytest.mark.parametrize(("department", "day"), OF_LAW)
def test_a_local_day_of_law_is_a_public_holiday_there_and_nowhere_on_the_mainland(department, day):
    assert is_public_holiday(day, department)
    assert not is_public_holiday(day, "92")


@pytest.mark.parametrize(("department", "day", "name"), OF_CUSTOM)
def test_a_day_of_custom_has_its_name_and_is_no_public_holiday(department, day, name):
    assert customary_days(day.year, department)[day] == name
    assert not is_public_holiday(day, department)


def test_every_department_has_the_holidays_of_the_whole_country_and_no_custom_forbids_one():
    for department in ("", *department_codes()):
        assert set(public_holidays(2027)) <= set(public_holidays(2027, department))
        assert not set(customary_days(2027, department)) & set(public_holidays(2027, department))


def verdict(tmp_path, **case):
    file, output = tmp_path / "semaine.json", StringIO()
    file.write_text(json.dumps(case))
    with suppress(SystemExit):
        call_command("check_timetable", str(file), "--json", stdout=output)
    return json.loads(output.getvalue().splitlines()[-1])


def test_the_command_refuses_the_first_and_warns_of_the_second(tmp_path):
    refused = verdict(tmp_path, **as_file(days("0", monday=date(2027, 5, 27)), department="971"))
    assert [error["rule"] for error in refused["errors"]] == ["public_holiday"]
    warned = verdict(tmp_path, **as_file(days("0", monday=date(2027, 3, 26)), department="972"))
    assert (warned["allowed"], warned["errors"]) == (True, [])
    assert [(each["date"], each["rule"]) for each in warned["warnings"]] == [("2027-03-26", "customary_day")]
    assert "Vendredi saint" in warned["warnings"][0]["message"]


@pytest.mark.parametrize(
    ("postal_code", "department"),
    [("97150", "978"), ("97133", "977"), ("97110", "971"), ("98800", "988"), ("98714", "987"), ("20000", "2A"),
     ("97600", "976"), ("92919", "92"), ("", "")],
)  # fmt: skip
def test_the_days_of_an_address_are_those_of_its_department_or_collectivity(postal_code, department):
    assert department_of(postal_code) == department
    assert department_of(postal_code, "BE") == ""


def test_a_placement_on_saint_martin_leaves_its_own_day_out():
    week = working_days(date(2027, 5, 24), date(2027, 5, 28), department=department_of("97150"))
    assert date(2027, 5, 28) not in week and date(2027, 5, 27) in week
