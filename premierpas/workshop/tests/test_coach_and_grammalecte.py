"""Grammalecte as a second reader: one warm process, which may be missing, slow or broken."""

from pathlib import Path

import pytest

from premierpas.workshop.coach import Kind, Reader, read_text
from premierpas.workshop.coach.grammalecte import CannotRead, grammalecte_faults, reader
from premierpas.workshop.coach.language import language_hints

READ = "while read -r question; do echo '{answer}'; done"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A machine whose `grammalecte-cli` belongs to a Python that does what the test says."""

    def with_python(script: str) -> None:
        python, tool = tmp_path / "python", tmp_path / "grammalecte-cli"
        python.write_text(f"#!/bin/sh\necho run >> {tmp_path}/runs\n{script}\n")
        tool.write_text(f"#!{python}\n")
        for each in (python, tool):
            each.chmod(0o755)
        monkeypatch.setattr(reader.shutil, "which", lambda _name: str(tool))

    monkeypatch.setattr(reader, "PATIENCE", 5)
    reader._ask.cache_clear()
    yield with_python
    reader._process.end()
    reader._ask.cache_clear()


def runs(tmp_path: Path) -> int:
    return len((tmp_path / "runs").read_text().split())


def test_one_process_reads_text_after_text_and_a_text_once(machine, tmp_path: Path) -> None:
    machine(READ.format(answer='[[[0, 2, "conj", ["suis"]]]]'))
    for text in ("Ils vont", "On va", "Ils vont"):
        (found,) = grammalecte_faults(text)
        assert text[found.start : found.end] == text[:2] and found.proposals == ("suis",)
    assert runs(tmp_path) == 1


def test_a_process_that_ended_is_started_again(machine, tmp_path: Path) -> None:
    machine("read -r question; echo '[[]]'")
    assert grammalecte_faults("un") == [] and grammalecte_faults("deux") == []
    assert runs(tmp_path) == 2


@pytest.mark.parametrize(
    "script",
    [
        "sleep 30",
        "exit 3",
        "read -r question; echo not-json",
        "read -r question; echo null",
        "read -r question; echo '[]'",
        "read -r question; echo '[[], []]'",
        "read -r question; echo '[[3]]'",
        "read -r question; printf '[[]]'",
    ],
)
def test_one_that_hangs_or_fails_is_ended_said_and_tried_again(machine, monkeypatch, script: str) -> None:
    monkeypatch.setattr(reader, "PATIENCE", 0.5)
    machine(script)
    with pytest.raises(CannotRead):
        grammalecte_faults("Je veut.")
    reading = read_text("Je veut.")
    assert reading.failed == (Reader.GRAMMALECTE,) and reading.readers == (Reader.SPELLING, Reader.GRAMMAR)
    assert [each.reader for each in reading.faults] == [Reader.GRAMMAR]
    machine(READ.format(answer="[[]]"))
    assert read_text("Je veut.").failed == ()


def test_its_words_are_plain_rare_verbs_and_typography_are_left_out(machine) -> None:
    machine(READ.format(answer='[[[0, 3, "gn", ["visse", "cueillies"]], [4, 8, "typo", ["x"]], [90, 99, "gn", []]]]'))
    advice = language_hints({"about_me": "Nos amis viennent."}, [])
    (hint,) = advice.hints
    assert (hint.kind, hint.quote, hint.suggestion) == (Kind.GRAMMAR, "Nos", "cueillies")
    assert "s’accorde" in hint.why and Reader.GRAMMALECTE in advice.readers


def test_what_the_own_rules_said_is_not_said_twice_nor_about_the_next_word(machine) -> None:
    machine(READ.format(answer='[[[3, 5, "conf", ["m’a"]], [6, 9, "gn", ["dite"]]]]'))
    assert [each.reader for each in read_text("On ma dit cela.").faults] == [Reader.GRAMMAR]


@pytest.mark.skipif(not reader.is_installed(), reason="grammalecte isn't on this machine")
def test_the_real_one_reads_and_stays() -> None:
    text = "Les fleurs que j’ai cueilli hier."
    (found,) = grammalecte_faults(text)
    assert text[found.start : found.end] == "cueilli" and found.proposals[0] == "cueillies"
    assert reader._process._running is not None and reader._process._running.poll() is None
