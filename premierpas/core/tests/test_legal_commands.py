"""`check_timetable` and `legal_rules` from a shell: shapes, exit statuses, never a traceback."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from premierpas.core.legal.rules import RULES, TABLE, rule_on
from premierpas.core.legal.table import as_markdown

from .legal_weeks import SEVEN_HOURS, as_file, days


def run(*arguments: str) -> tuple[int, dict]:
    """Exit status and the JSON of the last line."""
    output, status = StringIO(), 0
    try:
        call_command(*arguments, stdout=output)
    except SystemExit as exit:
        status = exit.code
    return status, json.loads(output.getvalue().splitlines()[-1])


@pytest.fixture
def verdict(tmp_path):
    """Judge this content of a file."""

    def judge(content: object) -> tuple[int, dict]:
        file = tmp_path / "semaine.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return run("check_timetable", str(file), "--json")

    return judge


def test_an_allowed_week(verdict):
    assert verdict(as_file(days("01234", *SEVEN_HOURS))) == (0, {"allowed": True, "errors": [], "warnings": []})


def test_a_byte_order_mark_does_not_disturb(verdict):
    assert verdict(b"\xef\xbb\xbf" + json.dumps(as_file(days())).encode())[0] == 0


def test_every_problem_is_listed_with_rule_and_source(verdict):
    status, answer = verdict(as_file(days("01", "09:00-12:30", "13:00-17:30")))
    assert status == 1 and answer["allowed"] is False
    assert [(error["date"], error["rule"]) for error in answer["errors"]] == [
        ("2027-01-18", "daily_presence"),
        ("2027-01-19", "daily_presence"),
    ]
    assert all(error["message"] and error["source"] for error in answer["errors"])


def test_hours_that_cannot_be_read_are_a_problem_of_their_day(verdict):
    week = as_file(days("0"))
    week["days"].append({"date": "2027-01-19", "slots": [["9h", "25:00"]]})
    status, answer = verdict(week)
    assert (status, [(e["date"], e["rule"]) for e in answer["errors"]]) == (1, [("2027-01-19", "slots")])


def test_the_options_of_the_file_are_obeyed(verdict):
    evening = days("0", "15:00-19:00")
    assert verdict(as_file(evening))[0] == 1
    assert verdict(as_file(evening, outside_8_18_allowed=True))[0] == 0
    assert verdict(as_file(days(), period=["2027-01-18", "2027-01-22"]))[0] == 0
    assert verdict(as_file(days(), period=["2027-01-19", "2027-01-22"]))[0] == 1
    assert verdict(as_file(days(), level="2de"))[0] == 1
    good_friday = as_file(days("0", monday=date(2027, 3, 26)), department="67")
    assert [error["rule"] for error in verdict(good_friday)[1]["errors"]] == ["public_holiday"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[[[",
        b"[" * 100_000,
        b"\xff\xfe\x00",
        [],
        {},
        "semaine",
        as_file(days(), birth_date=None),
        as_file(days(), birth_date="4 mars 2012"),
        as_file(days(), birth_date=20120304),
        as_file(days(), school_zone="D"),
        as_file(days(), school_zone="Corse"),
        as_file(days(), school_zone=None),
        as_file(days(), school_zone=["A"]),
        as_file(days(), level="terminale"),
        as_file(days(), department="100"),
        as_file(days(), department={}),
        as_file(days(), outside_8_18_allowed="oui"),
        as_file(days(), period="janvier"),
        as_file(days(), period=["2027-01-18"]),
        as_file(days(), period=["2027-01-22", "2027-01-18"]),
        as_file(days(), days={"date": "2027-01-18"}),
        as_file(days(), days=["2027-01-18"]),
        as_file(days(), days=[{"date": "2027-02-30", "slots": []}]),
        as_file(days(), days=[{"date": "0001-01-01", "slots": []}]),
        as_file(days(), days=[{"date": "2027-01-18", "slots": "09:00"}]),
    ],
)
def test_what_is_no_timetable_is_refused_with_the_reason(verdict, content):
    status, answer = verdict(content)
    assert (status, answer["allowed"]) == (2, False)
    assert all(error["message"] for error in answer["errors"]) and answer["errors"]


def test_all_faults_of_a_file_are_said_at_once(verdict):
    _status, answer = verdict(as_file(days(), school_zone="D", level="6e", birth_date=None))
    assert len(answer["errors"]) == 3


def test_a_missing_file_or_a_folder_is_wrong_usage(tmp_path):
    assert run("check_timetable", str(tmp_path / "rien.json"), "--json")[0] == 2
    with pytest.raises(CommandError) as refused:
        call_command("check_timetable", str(tmp_path))
    assert refused.value.returncode == 2


def test_the_table_as_json_has_article_value_and_date():
    status, answer = run("legal_rules", "--json")
    assert status == 0 and len(answer["rules"]) == len(TABLE)
    rows = {row["code"]: row for row in answer["rules"]}
    assert rows["earliest"]["value"] == "06:00" and rows["usual_hours"]["value"] == ["08:00", "18:00"]
    assert all(row["source"] and row["since"] and row["title"] for row in answer["rules"])


def test_the_page_of_the_documentation_is_current():
    page = Path(settings.BASE_DIR) / "docs" / "legal.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), "run: manage.py legal_rules --markdown > docs/legal.md"


def test_a_row_is_to_be_confirmed_until_somebody_signs_it():
    rows = [line for line in as_markdown().splitlines() if line.startswith("| ") and line.count("|") == 7][1:]
    assert len(rows) == len(TABLE)
    assert sum("à confirmer" in row for row in rows) == sum(not rule.confirmed_by for rule in TABLE)


def test_a_rule_holds_from_its_day():
    rule = RULES["season_seconde"]
    assert rule_on("season_seconde", rule.since) is rule
    assert rule_on("season_seconde", rule.since.replace(year=2023)) is None
