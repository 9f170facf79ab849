"""`manage.py import_class_list` keeps its contract."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from premierpas.core import clock
from premierpas.organisations.models import School
from premierpas.people.models import Pupil

from .lists import SAMPLE_UAI, SAMPLES, TODAY, a_list

pytestmark = pytest.mark.django_db


def run(file: Path, *options: str, uai: str = SAMPLE_UAI) -> tuple[int, dict]:
    out = StringIO()
    status = 0
    with clock.travel(TODAY):
        try:
            call_command("import_class_list", str(file), "--school", uai, "--json", *options, stdout=out)
        except SystemExit as end:
            status = int(end.code or 0)
    return status, json.loads(out.getvalue().splitlines()[-1])


def written(folder: Path, *lines: str) -> Path:
    file = folder / "liste.csv"
    file.write_text(a_list(*lines), encoding="utf-8")
    return file


def test_a_school_of_the_register_joins_with_its_first_list() -> None:
    status, told = run(SAMPLES / "siecle_ExportXML_ElevesSansAdresses.zip")
    assert status == 0
    assert {name: told[name] for name in ("created", "updated", "unchanged", "left", "errors")} == {
        "created": 109, "updated": 0, "unchanged": 0, "left": 3, "errors": [],
    }  # fmt: skip
    assert told["pupils"][0] == {
        "line": 2, "last_name": "Dupont-Lefèvre", "first_name": "Léa", "birth_date": "2012-02-03", "class": "3e A",
    }  # fmt: skip
    assert len(told["pupils"]) == 109
    assert School.objects.get(uai=SAMPLE_UAI).territory is not None


def test_any_error_writes_nothing_and_the_counts_say_what_would_have_been(tmp_path: Path) -> None:
    file = written(tmp_path, "Benali;Inès;04/08/2012;3A", "Koné;Awa;31/02/2012;3A")
    status, told = run(file)
    assert (status, told["created"]) == (1, 1)
    assert [(error["line"], error["field"]) for error in told["errors"]] == [(3, "birth_date")]
    assert not Pupil.objects.exists()
    assert not School.objects.exists()
    status, told = run(file, "--leave-out-errors")
    assert (status, told["created"], Pupil.objects.count()) == (1, 1, 1)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    status, told = run(written(tmp_path, "Benali;Inès;04/08/2012;3A"), "--dry-run")
    assert (status, told["created"], Pupil.objects.count()) == (0, 1, 0)


def test_a_near_match_is_a_problem_until_it_is_decided(tmp_path: Path) -> None:
    run(written(tmp_path, "Benali;Inès;04/08/2012;3A"))
    file = written(tmp_path, "Benalli;Inès;04/08/2012;3A")
    status, told = run(file)
    assert (status, told["errors"][0]["field"], Pupil.objects.count()) == (1, "last_name", 1)
    status, told = run(file, "--near", "same")
    assert (status, told["updated"], Pupil.objects.get().last_name) == (0, 1, "Benalli")


@pytest.mark.parametrize(("file", "uai"), [("missing.csv", SAMPLE_UAI), ("pronote_cp1252.csv", "0000000X")])
def test_wrong_usage_is_status_2(file: str, uai: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("import_class_list", str(SAMPLES / file), "--school", uai)
    assert refused.value.returncode == 2


def test_the_list_of_another_school_is_refused() -> None:
    status, told = run(SAMPLES / "siecle_ElevesSansAdresses.xml", uai="0920882J")
    assert (status, told["pupils"], told["errors"][0]["field"]) == (1, [], "file")
