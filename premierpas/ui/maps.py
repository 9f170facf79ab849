"""A map, drawn here as SVG: nothing is asked of anybody, and it says no more than the list beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians, sin, sqrt

from django.utils.safestring import SafeString, mark_safe

from premierpas.core.geography import Position
from premierpas.core.outlines import Bounds, Line, outlines_in, towns_in

from .markup import format_html, format_html_join

WIDTH, HEIGHT, EDGE = 520, 560, 26
KM_A_DEGREE = 111.195
LEAST_KM, MOST_KM, OUTLINES_FROM_KM = 1.2, 600.0, 6.0  # half of what is seen; nearer, outlines are too coarse
PIN, PIN_APART, TOWNS, STEP = 17, 30, 30, 5
LETTER, LETTER_HIGH, MOST_NAMES = 8.2, 22, 7


@dataclass(frozen=True)
class Pin:
    """A place of the list by its number. `far`: it needn't be in sight; `full`: dashed."""

    number: int
    place: Position
    far: bool = False
    full: bool = False


@dataclass(frozen=True)
class Ring:
    """A circle around the start: how many km, and what it says."""

    km: float
    label: str


@dataclass
class _Spot:
    x: float
    y: float
    pins: list[Pin] = field(default_factory=list)

    @property
    def label(self) -> str:
        """`3`, `3, 5`, `3–5`, `3, 5…`: the numbers of the list."""
        numbers = [pin.number for pin in self.pins]
        if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
            return f"{numbers[0]}–{numbers[-1]}"
        return ", ".join(map(str, numbers[:2])) + ("…" if len(numbers) > 2 else "")


class _Frame:
    """From places to points of the picture: middle, and how many points a km takes."""

    def __init__(self, home: Position | None, places: Sequence[Position]) -> None:
        anchor = home or places[0]
        self.east_km = KM_A_DEGREE * cos(radians(anchor.latitude))
        seen = [each for each in (self._km(anchor, place) for place in places) if hypot(*each) <= 2 * MOST_KM]
        xs, ys = [0.0, *(x for x, _y in seen)], [0.0, *(y for _x, y in seen)]
        wide, high = (max(LEAST_KM, (max(each) - min(each)) / 2) for each in (xs, ys))
        self.scale = min((WIDTH / 2 - 2 * EDGE) / wide, (HEIGHT / 2 - 2 * EDGE) / high)
        middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
        self.longitude = anchor.longitude + middle[0] / self.east_km
        self.latitude = anchor.latitude + middle[1] / KM_A_DEGREE

    def _km(self, anchor: Position, place: Position) -> tuple[float, float]:
        return (
            (place.longitude - anchor.longitude) * self.east_km,
            (place.latitude - anchor.latitude) * KM_A_DEGREE,
        )

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where it is in the picture, or beside it."""
        return (
            WIDTH / 2 + (longitude - self.longitude) * self.east_km * self.scale,
            HEIGHT / 2 - (latitude - self.latitude) * KM_A_DEGREE * self.scale,
        )

    def points(self, line: Line) -> list[tuple[float, float]]:
        """The same for many at once."""
        wide, high = self.east_km * self.scale, KM_A_DEGREE * self.scale
        left, top = WIDTH / 2 - self.longitude * wide, HEIGHT / 2 + self.latitude * high
        return [(left + longitude * wide, top - latitude * high) for longitude, latitude in line]

    @property
    def half_km(self) -> float:
        """Half the height of what is seen."""
        return HEIGHT / 2 / self.scale

    @property
    def bounds(self) -> Bounds:
        """What is seen."""
        east, north = WIDTH / 2 / self.scale / self.east_km, HEIGHT / 2 / self.scale / KM_A_DEGREE
        return Bounds(self.longitude - east, self.latitude - north, self.longitude + east, self.latitude + north)


def draw_map(
    pins: Sequence[Pin], *, label: str, home: Position | None = None, home_name: str = "", rings: Sequence[Ring] = ()
) -> SafeString:
    """The picture; empty without a pin, since a map without places says nothing."""
    if not pins:
        return SafeString("")
    near = [pin.place for pin in pins if not pin.far] or [pin.place for pin in pins]
    frame = _Frame(home, near)
    spots = _spots(frame, pins)
    taken: list[tuple[float, float, float, float]] = [(spot.x, spot.y, PIN, PIN) for spot in spots]
    parts = [_land(frame)]
    if home:
        x, y = frame.point(home.longitude, home.latitude)
        name = _named(taken, x + 14, y + 5, home_name, kind="here-t")
        taken.append((x, y, 9, 9))
        parts += [_ring(frame, (x, y), ring) for ring in rings]
        parts.append(_svg('<circle class="here" cx="{}" cy="{}" r="8"/>', x, y))
        parts.append(name)
    parts.append(_towns(frame, taken))
    parts.append(format_html_join("", "{}", ((_pin(spot),) for spot in spots)))
    return _svg(
        '<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        WIDTH, HEIGHT, label, mark_safe("".join(parts)),
    )  # fmt: skip


def _svg(shape: str, *values: object) -> SafeString:
    """`format_html`, coordinates as whole points."""
    return format_html(shape, *(round(each) if isinstance(each, float) else each for each in values))


def _spots(frame: _Frame, pins: Iterable[Pin]) -> list[_Spot]:
    """Where pins stand: those outside at the edge, towards where they are; those that would cover each other as one."""
    found: list[_Spot] = []
    for pin in pins:
        x, y = _inside(*frame.point(pin.place.longitude, pin.place.latitude))
        beside = next(
            (spot for spot in found if hypot(spot.x - x, spot.y - y) < PIN_APART and spot.pins[0].far == pin.far),
            None,
        )
        if beside:
            beside.pins.append(pin)
        else:
            found.append(_Spot(x, y, [pin]))
    return found


def _inside(x: float, y: float) -> tuple[float, float]:
    """The point itself, or where the way to it from the middle leaves the picture."""
    dx, dy = x - WIDTH / 2, y - HEIGHT / 2
    most = max(abs(dx) / (WIDTH / 2 - EDGE), abs(dy) / (HEIGHT / 2 - EDGE))
    return (WIDTH / 2 + dx / most, HEIGHT / 2 + dy / most) if most > 1 else (x, y)


def _land(frame: _Frame) -> SafeString:
    if frame.half_km < OUTLINES_FROM_KM:
        return SafeString("")
    paths = (path for line in outlines_in(frame.bounds) if (path := _path(frame.points(line))))
    return format_html_join("", '<path class="way" d="{}"/>', ((path,) for path in paths))


def _path(points: Sequence[tuple[float, float]]) -> str:
    """The stretches of an outline that can be seen, without points that stand too near to tell apart."""
    found, last, pen = [], points[0], False
    for point in points[1:]:
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) < STEP:
            continue
        if _crosses(last, point):
            if not pen:
                found.append(f"M{last[0]:.0f} {last[1]:.0f}")
            found.append(f"L{point[0]:.0f} {point[1]:.0f}")
            pen = True
        else:
            pen = False
        last = point
    return "".join(found)


def _crosses(a: tuple[float, float], b: tuple[float, float]) -> bool:
    across = max(a[0], b[0]) >= 0 and min(a[0], b[0]) <= WIDTH
    return across and max(a[1], b[1]) >= 0 and min(a[1], b[1]) <= HEIGHT


def _ring(frame: _Frame, middle: tuple[float, float], ring: Ring) -> SafeString:
    radius = ring.km * frame.scale
    if not 2.5 * PIN < radius < sqrt(WIDTH * HEIGHT) / 1.6:
        return SafeString("")
    x, y = (middle[0] + radius * cos(-1.1), middle[1] + radius * sin(-1.1))
    inside = LETTER < x < WIDTH - LETTER * len(ring.label) and LETTER_HIGH < y < HEIGHT
    return _svg(
        '<circle class="ring" cx="{}" cy="{}" r="{}"/>{}', *middle, radius,
        _svg('<text x="{}" y="{}">{}</text>', x, y, ring.label) if inside else "",
    )  # fmt: skip


def _towns(frame: _Frame, taken: list[tuple[float, float, float, float]]) -> SafeString:
    names: list[SafeString] = []
    for town in towns_in(frame.bounds, TOWNS):
        if len(names) == MOST_NAMES:
            break
        x, y = frame.point(town.longitude or 0, town.latitude or 0)
        name = _named(taken, x - len(town.name) * LETTER / 2, y + 5, town.name)
        if name:
            names.append(name)
    return mark_safe("".join(names))


def _named(
    taken: list[tuple[float, float, float, float]], x: float, y: float, name: str, *, kind: str = "town"
) -> SafeString:
    """A name where there is room for it, else nothing."""
    wide = len(name) * LETTER / 2
    box = (x + wide, y - 5, wide, LETTER_HIGH / 2)
    if x < 4 or x + 2 * wide > WIDTH - 4 or not LETTER_HIGH < y < HEIGHT - 6:
        return SafeString("")
    if any(abs(box[0] - a) < box[2] + c and abs(box[1] - b) < box[3] + d for a, b, c, d in taken):
        return SafeString("")
    taken.append(box)
    return _svg('<text class="{}" x="{}" y="{}">{}</text>', kind, x, y, name)


def _pin(spot: _Spot) -> SafeString:
    far, full = spot.pins[0].far, all(pin.full for pin in spot.pins)
    wide = max(2 * PIN, len(spot.label) * 9 + 16)
    x = min(max(spot.x, wide / 2 + 2), WIDTH - wide / 2 - 2)
    return _svg(
        '<g class="pin{}{}"><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>'
        '<text x="{}" y="{}">{}</text></g>',
        " far" if far else "", " full" if full else "", x - wide / 2, spot.y - PIN, wide, 2 * PIN, PIN,
        x, spot.y + 5.5, spot.label,
    )  # fmt: skip
