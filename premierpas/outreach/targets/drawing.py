"""A map of a territory, drawn by the server from the positions that are shipped: nothing is asked of anybody else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import cos, radians, sqrt

from premierpas.core.geography import Position, commune

from .needs import Gap

WIDTH, EDGE = 640.0, 48.0
SMALLEST, BIGGEST = 7.0, 34.0
LEAST_KM = 2.0  # a territory of one commune is drawn as wide as this
_KM_A_DEGREE = 111.2


@dataclass(frozen=True)
class Dot:
    """A commune: where, how big, what is said of it; `is_open`: it has as many seats as were looked for."""

    x: float
    y: float
    r: float
    label: str
    asked: int
    seats: int
    is_open: bool


@dataclass(frozen=True)
class Drawing:
    """The map: its size, the communes of the territory as points, the needs as circles, the biggest below."""

    width: float
    height: float
    places: list[tuple[float, float]]
    dots: list[Dot]


def draw_map(needs: Iterable[Gap], communes: Collection[str]) -> Drawing | None:
    """North above. None where no place is known."""
    gaps = [(each, place) for each in needs if (place := _where(each.key))]
    around = [place for insee in communes if (place := _where(insee))]
    known = [place for _gap, place in gaps] + around
    if not gaps:
        return None
    south, north = min(each.latitude for each in known), max(each.latitude for each in known)
    west, east = min(each.longitude for each in known), max(each.longitude for each in known)
    narrow = cos(radians((south + north) / 2))
    span_x = max((east - west) * narrow, LEAST_KM / _KM_A_DEGREE)
    span_y = max(north - south, LEAST_KM / _KM_A_DEGREE)
    scale = (WIDTH - 2 * EDGE) / max(span_x, span_y / 0.9)
    height = span_y * scale + 2 * EDGE
    middle = (WIDTH - span_x * scale) / 2

    def at(place: Position) -> tuple[float, float]:
        x = middle + ((place.longitude - west) * narrow + (span_x - (east - west) * narrow) / 2) * scale
        return round(x, 1), round(EDGE + (north - place.latitude + (span_y - (north - south)) / 2) * scale, 1)

    most = max(each.asked for each, _place in gaps)
    dots = [
        Dot(*at(place), _radius(each.asked, most), each.label, each.asked, each.seats, not each.missing)
        for each, place in gaps
    ]
    return Drawing(WIDTH, round(height, 1), [at(place) for place in around], sorted(dots, key=lambda dot: -dot.r))


def _radius(asked: int, most: int) -> float:
    """By area: twice as much looks twice as big."""
    return round(max(SMALLEST, BIGGEST * sqrt(asked / most)), 1)


def _where(insee: str) -> Position | None:
    found = commune(insee)
    return found.position if found else None
