"""The stages of a path of discovery: a trade seen at its place, what to watch, what to ask, what to write down."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from premierpas.occupations.sheets import Sheet, sheets

LEAST, MOST = 3, 8
SHORTEST, LONGEST = 5, 90  # minutes


@dataclass(frozen=True)
class Stage:
    """One stop. `sheet`: the slug of its occupation sheet, if there is one; `fill`: the line that the pupil writes."""

    key: str
    trade: str
    where: str
    minutes: int
    watch: str
    ask: str
    fill: str
    sheet: str = ""

    @property
    def known(self) -> Sheet | None:
        """The sheet of its trade; None where there is none (any more)."""
        return sheets().get(self.sheet)

    @property
    def begun(self) -> str:
        """The line to fill as it is read elsewhere: a sentence that goes on says so."""
        if self.fill.endswith((".", "?", "!", "…")):
            return self.fill
        return f"{self.fill} …" if self.fill.endswith(":") else f"{self.fill}…"

    def as_json(self) -> dict[str, Any]:
        """To be stored."""
        return asdict(self)


@dataclass(frozen=True)
class Path:
    """A path as it is read. `company_id`: whose trades they are, None where it is about a sector."""

    slug: str
    title: str
    intro: str
    sector: str
    stages: tuple[Stage, ...]
    company_id: int | None = None
    company: str = ""

    @property
    def minutes(self) -> int:
        """All stages, without the ways between."""
        return sum(stage.minutes for stage in self.stages)

    def stage(self, key: str) -> Stage | None:
        """The stage of this key."""
        return next((each for each in self.stages if each.key == key), None)


def stages_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Stage, ...]:
    """Stored stages."""
    return tuple(Stage(**row) for row in rows)
