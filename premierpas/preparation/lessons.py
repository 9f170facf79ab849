"""Twelve lesson sheets of one hour: `data/lessons/*.toml`, read once, refused at load when something is wrong.

They are French, like all that people write: templates show them within `{% in_french %}`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from premierpas.ui.typography import nbsp

FOLDER = Path(__file__).parent / "data" / "lessons"
MINUTES, LINES_MOST = 60, 12


class WrongLesson(ValueError):
    """A sheet that can't be printed: which one, and why."""


@dataclass(frozen=True)
class Moment:
    """A part of the hour: so many minutes, what it is called, and what happens."""

    minutes: int
    title: str
    text: str


@dataclass(frozen=True)
class Task:
    """A part of the pupil's sheet: what to do, and how many lines to write on, or what to choose from."""

    title: str
    text: str
    lines: int = 0
    items: tuple[str, ...] = ()

    @property
    def room(self) -> range:
        """The lines, to be drawn."""
        return range(self.lines)


@dataclass(frozen=True)
class Lesson:
    """One hour. `weeks`: so many school weeks before the internship it is usually held; below 0: after it."""

    slug: str
    number: int
    weeks: int
    title: str
    aim: str
    keep: str
    material: tuple[str, ...]
    course: tuple[Moment, ...]
    careful: tuple[str, ...]
    sheet_title: str
    sheet: tuple[Task, ...]

    def __post_init__(self) -> None:
        faults = list(_faults(self))
        if faults:
            raise WrongLesson(f"{self.slug}: {'; '.join(faults)}")


def _faults(lesson: Lesson) -> Any:
    if sum(moment.minutes for moment in lesson.course) != MINUTES:
        yield f"the course takes {sum(moment.minutes for moment in lesson.course)} minutes"
    if not 3 <= len(lesson.course) <= 6:
        yield "three to six moments"
    if not 3 <= len(lesson.sheet) <= 6:
        yield "three to six tasks"
    if any(task.lines > LINES_MOST for task in lesson.sheet):
        yield "more lines than a page has room for"
    for name in ("title", "aim", "keep", "sheet_title", "material", "careful"):
        if not getattr(lesson, name):
            yield f"no {name}"


@cache
def lessons() -> Mapping[str, Lesson]:
    """All sheets by slug, in their order."""
    read = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {each.slug: each for each in sorted(read, key=lambda lesson: lesson.number)}


def _read(path: Path) -> Lesson:
    data: dict[str, Any] = _nbsp(tomllib.loads(path.read_text("utf-8")))
    number, _dash, slug = path.stem.partition("-")
    data["course"] = tuple(Moment(**each) for each in data["course"])
    data["sheet"] = tuple(Task(**{**each, "items": tuple(each.get("items", ()))}) for each in data["sheet"])
    for name in ("material", "careful"):
        data[name] = tuple(data[name])
    return Lesson(slug=slug, number=int(number), **data)


def _nbsp(value: Any) -> Any:
    if isinstance(value, str):
        return nbsp(value)
    if isinstance(value, list):
        return [_nbsp(each) for each in value]
    return {key: _nbsp(each) for key, each in value.items()} if isinstance(value, dict) else value


def lesson_for(weeks: int | None) -> Lesson:
    """The sheet of a week, by how many school weeks are left; the first one while nobody knows."""
    ordered = list(lessons().values())
    if weeks is None:
        return ordered[0]
    due = [each for each in ordered if each.weeks >= weeks]
    return due[-1] if due else ordered[0]
