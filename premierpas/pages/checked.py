"""When all screens were last checked as a whole, for the accessibility page; a command notes it."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "checked.json"


@dataclass(frozen=True)
class Check:
    """A whole run of the checks of screens in which nothing was wrong: on which day, how many, with which tool."""

    on: date
    tests: int
    tool: str


@cache
def last_check() -> Check | None:
    """The last one that was noted; None while none was."""
    if not FILE.exists():
        return None
    said = json.loads(FILE.read_text(encoding="utf-8"))
    return Check(date.fromisoformat(said["on"]), int(said["tests"]), str(said["tool"]))


def note_check(check: Check) -> None:
    """Remember it for the page: a file of the product, to be shipped with it."""
    FILE.parent.mkdir(exist_ok=True)
    kept = {"on": f"{check.on}", "tests": check.tests, "tool": check.tool}
    FILE.write_text(json.dumps(kept) + "\n", encoding="utf-8")
    last_check.cache_clear()
