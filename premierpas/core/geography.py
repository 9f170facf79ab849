"""Places of France, from lists shipped with the product: nothing is asked of anybody else."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from .text import figures, packed, plain

DATA = Path(__file__).parent / "data"
EARTH_RADIUS_KM = 6371.0088
# School codes that begin otherwise than with 0 and the department: Corsica, and three territories of the Pacific.
SPECIAL_UAI_PREFIXES = {"620": "2A", "720": "2B", "983": "988", "984": "987", "987": "986"}


# Cities whose districts have codes of their own, by the beginning of these: Paris, Lyon, Marseille.
DISTRICTS = {"75056": "751", "69123": "6938", "13055": "132"}


@dataclass(frozen=True, slots=True)
class Position:
    """A place on earth, in degrees (WGS84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or municipal district; its position is the town centre's, or only near it (`is_approximate`)."""

    insee: str
    name: str
    postal_codes: tuple[str, ...]
    department: str
    population: int
    latitude: float | None
    longitude: float | None
    is_approximate: bool = False

    @property
    def position(self) -> Position | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude)


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a shipped list."""
    with open(DATA / name, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def _communes() -> dict[str, Commune]:
    return {
        row["insee_code"]: Commune(
            insee=row["insee_code"],
            name=row["name"],
            postal_codes=tuple(row["postal_codes"].split(";")),
            department=row["department"],
            population=int(row["population"] or 0),
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            is_approximate=row["position"] == "near",
        )
        for row in rows_of("communes.csv")
    }


@lru_cache(maxsize=1)
def _by_postal_code() -> dict[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = defaultdict(list)
    for each in _communes().values():
        if each.insee not in DISTRICTS:  # their districts share out their codes
            for code in each.postal_codes:
                found[code].append(each)
    return {code: tuple(sorted(group, key=lambda c: -c.population)) for code, group in found.items()}


def commune(insee: str) -> Commune | None:
    """The commune of an INSEE code."""
    return _communes().get(insee)


def communes() -> list[Commune]:
    """All communes."""
    return list(_communes().values())


def communes_of_postal_code(code: str) -> tuple[Commune, ...]:
    """The communes that share a postal code, the biggest first."""
    return _by_postal_code().get(packed(code), ())


def whole_city_of(insee: str) -> str:
    """The code of the city that a municipal district is part of; the code itself otherwise."""
    return next((city for city, start in DISTRICTS.items() if insee.startswith(start) and insee != city), insee)


@lru_cache(maxsize=1)
def _departments() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows_of("departments.csv")}


def department_codes() -> tuple[str, ...]:
    """The codes of all departments."""
    return tuple(_departments())


def department_name(code: str) -> str:
    """The name of a department; its code when unknown."""
    return _departments().get(code, code)


def department_of_insee(insee: str) -> str:
    """The department of an INSEE code: two characters (`2A`, `2B` in Corsica), three overseas."""
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]


def department_of_postal_code(code: str) -> str:
    """The department of a postal code, by the commune list; by its first digits where the list doesn't have it."""
    code = code.strip()
    shared = communes_of_postal_code(code)
    if shared:
        return shared[0].department
    if code.startswith("20"):  # Corsica: 200 and 201 in the south, 202 and 206 in the north
        return "2A" if code[2:3] in ("0", "1") else "2B"
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def department_of_uai(uai: str) -> str:
    """The department or territory of a school's UAI code: `0dd`, 620 and 720 Corsica, 97x and 98x overseas."""
    prefix = uai[:3]
    if prefix in SPECIAL_UAI_PREFIXES:
        return SPECIAL_UAI_PREFIXES[prefix]
    return prefix if prefix.startswith(("97", "98")) else prefix[1:]


@lru_cache(maxsize=1)
def _naf() -> dict[str, str]:
    return {row["code"].replace(".", ""): row["label"] for row in rows_of("naf.csv")}


def naf_code(typed: str) -> str:
    """An activity code as INSEE's list has it: `62.01 Z` as `6201Z`."""
    return re.sub(r"[. ]", "", figures(typed)).upper()


def naf_label(code: str) -> str:
    """What an activity code (NAF rev. 2) means; empty when unknown."""
    return _naf().get(naf_code(code), "")


def find_naf(text: str, *, limit: int = 20) -> list[tuple[str, str]]:
    """Activities (code of five signs, label) that contain all these words."""
    words = plain(text).split()
    if not words:
        return []
    full = ((code, label) for code, label in _naf().items() if len(code) == 5)
    return [(code, label) for code, label in full if all(word in plain(label) for word in words)][:limit]


def distance_km(a: Position, b: Position) -> float:
    """The great-circle distance in km (haversine)."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
