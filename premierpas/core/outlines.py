"""What a map is drawn on: outlines of departments and the communes of a stretch of land, from lists that ship."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import floor

from .geography import Commune, communes, rows_of

CELL = 0.25  # degrees
Line = tuple[tuple[float, float], ...]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stretch of land, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Bounds") -> bool:
        """Whether both have land in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


@lru_cache(maxsize=1)
def _outlines() -> tuple[tuple[Bounds, Line], ...]:
    found = []
    for row in rows_of("outlines.csv"):
        numbers = [float(each) for each in row["outline"].split()]
        line = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        found.append((Bounds(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])), line))
    return tuple(found)


def outlines_in(bounds: Bounds) -> Iterator[Line]:
    """The closed outlines of the departments that lie in it, whole; precise to about one kilometre."""
    return (line for box, line in _outlines() if box.meets(bounds))


@lru_cache(maxsize=1)
def _cells() -> dict[tuple[int, int], list[Commune]]:
    found: dict[tuple[int, int], list[Commune]] = defaultdict(list)
    for each in communes():
        if each.latitude is not None and each.longitude is not None and not each.is_approximate:
            found[floor(each.longitude / CELL), floor(each.latitude / CELL)].append(each)
    return {cell: sorted(group, key=lambda each: -each.population) for cell, group in found.items()}


def towns_in(bounds: Bounds, most: int) -> list[Commune]:
    """The most populous communes whose centre lies in it."""
    found: list[Commune] = []
    cells = _cells()
    for x in range(floor(bounds.west / CELL), floor(bounds.east / CELL) + 1):
        for y in range(floor(bounds.south / CELL), floor(bounds.north / CELL) + 1):
            found += [
                each
                for each in cells.get((x, y), ())[:most]
                if bounds.meets(Bounds(each.longitude, each.latitude, each.longitude, each.latitude))  # type: ignore[arg-type]
            ]
    return sorted(found, key=lambda each: -each.population)[:most]
