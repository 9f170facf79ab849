"""What `make test` makes of its two calls."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from premierpas.core.development import suite
from premierpas.core.development.suite import last_line, status_of


@pytest.mark.parametrize(
    ("statuses", "status"),
    [([0, 0], 0), ([0, 5], 0), ([5, 0], 0), ([5, 5], 5), ([1, 0], 1), ([0, 1], 1), ([1, 5], 1), ([2, 1], 2)],
)
def test_both_calls_count_and_one_without_a_match_is_fine(statuses: list[int], status: int):
    assert status_of(statuses) == status


def test_the_last_line_adds_up_and_counts_worlds_that_broke_as_failures():
    assert last_line(Counter(passed=3, error=1, failed=1)) == "3 passed, 2 failed, 0 skipped"


@pytest.mark.parametrize(
    ("arguments", "noted"),
    [([], {"screens": 6, "failed": 2}), (["-m", "browser"], {"screens": 6, "failed": 2}), (["-k", "search"], None)],
)
def test_what_a_browser_found_is_noted_when_all_of_it_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], noted: dict[str, int] | None
):
    said = {"counts": {"passed": 3, "failed": 5}, "packages": {}, "screens": 3, "wrong_in_browser": 1}

    def one_call(command: list[str]) -> subprocess.CompletedProcess[bytes]:
        results = next(part for part in command if part.startswith("--results="))
        Path(results.removeprefix("--results=")).write_text(json.dumps(said))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subprocess, "run", one_call)
    suite.main(arguments)
    left = json.loads(suite.LAST_RUN.read_text()) if suite.LAST_RUN.exists() else None
    assert (left and {name: left[name] for name in ("screens", "failed")}) == noted
