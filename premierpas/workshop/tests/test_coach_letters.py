"""`manage.py coach_letters FILE`: what the readers find, for a person and for a machine."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from premierpas.workshop.coach.french import spelling
from premierpas.workshop.coach.grammalecte import reader


@pytest.fixture(autouse=True)
def without_grammalecte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.shutil, "which", lambda _name: None)


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("coach_letters", str(path), *options, stdout=out)
    return out.getvalue()


def test_each_letter_has_its_hints_in_the_order_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "letters.json"
    file.write_text(json.dumps([{"id": "a", "text": "Je veut voir\nun metier."}, {"id": 2, "text": "Tout va bien."}]))
    answer = json.loads(run(file, "--json").splitlines()[-1])
    assert answer["readers"] == ["spelling", "grammar"] and answer["failed"] == []
    assert [letter["id"] for letter in answer["letters"]] == ["a", 2]
    first, second = answer["letters"][0]["hints"]
    assert (first["written"], first["proposals"][0], first["reader"]) == ("veut", "veux", "grammar")
    assert (second["written"], second["proposals"][0], second["start"]) == ("metier", "métier", 16)
    assert first["why"] and answer["letters"][1]["hints"] == []
    assert "veut → veux" in run(file)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("{}", "liste"),
        ('[{"id": "a", "text": "x"}, {"id": "b"}]', "Lettre 2"),
        ('[{"text": "x"}]', "Lettre 1"),
        ('[{"id": "a", "text": 3}]', "Lettre 1"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_holds_no_letters_is_told_why(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "letters.json"
    file.write_text(content)
    with pytest.raises(CommandError, match=told) as refusal:
        run(file, "--json")
    assert refusal.value.returncode == 2


def test_a_missing_file_and_another_encoding_are_told(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes('[{"id": "é"}]'.encode("latin-1"))
    for name, told in (("none", "none"), ("latin", "JSON")):
        with pytest.raises(CommandError, match=told):
            run(tmp_path / name)


def test_a_reader_that_cannot_read_is_named_and_the_others_still_read(tmp_path: Path, monkeypatch) -> None:
    def broken() -> None:
        raise spelling.NoDictionary

    monkeypatch.setattr(spelling, "_dictionary", broken)
    file = tmp_path / "letters.json"
    file.write_text(json.dumps([{"id": "a", "text": "Je veut voir un zzmetier."}]))
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("coach_letters", str(file), "--json", stdout=out)
    answer = json.loads(out.getvalue().splitlines()[-1])
    assert end.value.code == 1 and answer["failed"] == ["spelling"] and answer["readers"] == ["grammar"]
    assert [hint["written"] for hint in answer["letters"][0]["hints"]] == ["veut"]
