"""What a map is drawn on: outlines of departments and the communes of a stretch of land, from lists that ship."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import floor

from .geography import Commune, communes, rows_of

CELL, WIDE, DETAIL = 0.25, 2.0, 0.15  # degrees
MOST_IN_CELL, CITIES = 60, 400
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

    def holds(self, town: Commune) -> bool:
        """Whether the centre of a commune lies in it."""
        east, north = town.longitude or 0.0, town.latitude or 0.0
        return self.west <= east <= self.east and self.south <= north <= self.north

    @property
    def is_wide(self) -> bool:
        """Whether so much is seen that details can't be told apart."""
        return self.north - self.south > WIDE


@lru_cache(maxsize=2)
def _outlines(coarse: bool) -> tuple[tuple[Bounds, Line], ...]:
    found = []
    for row in rows_of("outlines.csv"):
        numbers = [float(each) for each in row["outline"].split()]
        line = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        box = Bounds(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
        found.append((box, _without_detail(line) if coarse else line))
    return tuple(found)


def _without_detail(line: Line) -> Line:
    found = [line[0]]
    for point in line[1:]:
        if abs(point[0] - found[-1][0]) + abs(point[1] - found[-1][1]) >= DETAIL:
            found.append(point)
    return (*found, line[0])


def outlines_in(bounds: Bounds) -> Iterator[Line]:
    """The closed outlines of the departments that lie in it, whole; to about one kilometre, less where much is seen."""
    return (line for box, line in _outlines(bounds.is_wide) if box.meets(bounds))


@lru_cache(maxsize=1)
def _cells() -> dict[tuple[int, int], list[Commune]]:
    found: dict[tuple[int, int], list[Commune]] = defaultdict(list)
    for each in communes():
        if each.latitude is not None and each.longitude is not None and not each.is_approximate:
            found[floor(each.longitude / CELL), floor(each.latitude / CELL)].append(each)
    return {cell: sorted(group, key=lambda each: -each.population)[:MOST_IN_CELL] for cell, group in found.items()}


@lru_cache(maxsize=1)
def _cities() -> list[Commune]:
    everything = [town for group in _cells().values() for town in group]
    return sorted(everything, key=lambda town: -town.population)[:CITIES]


def towns_in(bounds: Bounds, most: int) -> list[Commune]:
    """The most populous communes whose centre lies in it."""
    found = (town for town in _candidates(bounds) if bounds.holds(town))
    return sorted(found, key=lambda town: -town.population)[:most]


def _candidates(bounds: Bounds) -> Iterator[Commune]:
    if bounds.is_wide:
        yield from _cities()
        return
    cells = _cells()
    for x in range(floor(bounds.west / CELL), floor(bounds.east / CELL) + 1):
        for y in range(floor(bounds.south / CELL), floor(bounds.north / CELL) + 1):
            yield from cells.get((x, y), ())
