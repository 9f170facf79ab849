"""The plan of the hall: places in rows, each with its number, as a drawing and as a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from .models import Forum, Stand

_WIDE, _HIGH, _GAP = 60, 44, 8


@dataclass(frozen=True)
class Cell:
    """One place of the hall in the drawing."""

    number: int
    x: int
    y: int
    middle_x: int
    middle_y: int
    stand: Stand | None


@dataclass(frozen=True)
class Plan:
    """The whole drawing."""

    width: int
    height: int
    cells: Sequence[Cell]

    @property
    def taken(self) -> int:
        """How many places have a stand."""
        return sum(cell.stand is not None for cell in self.cells)


def plan_of(forum: Forum, stands: Sequence[Stand]) -> Plan:
    """Numbered from the door, row by row."""
    there = {each.number: each for each in stands if each.number}
    cells = []
    for at in range(forum.columns * forum.rows):
        x, y = (at % forum.columns) * (_WIDE + _GAP), (at // forum.columns) * (_HIGH + _GAP)
        cells.append(Cell(at + 1, x + 1, y + 1, x + 1 + _WIDE // 2, y + 1 + _HIGH // 2 + 7, there.get(at + 1)))
    return Plan(forum.columns * (_WIDE + _GAP) - _GAP + 2, forum.rows * (_HIGH + _GAP) - _GAP + 2, cells)


def free_numbers(forum: Forum, stands: Sequence[Stand], but: Stand | None = None) -> list[int]:
    """Numbers that no other stand has."""
    taken = {each.number for each in stands if but is None or each.pk != but.pk}
    return [number for number in range(1, forum.columns * forum.rows + 1) if number not in taken]
