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
