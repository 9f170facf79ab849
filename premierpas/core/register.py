"""The register of all collèges and lycées, shipped with the product."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .geography import (
    Position,
    communes_of_postal_code,
    department_name,
    department_of_uai,
    distance_km,
    rows_of,
    whole_city_of,
)
from .place_names import name_key
from .text import figures, plain

FAR_KM = 200  # no commune is as wide, Guyane's included


@dataclass(frozen=True)
class RegisteredSchool:
    """A school as the register knows it; address and position only for schools of priority education."""

    uai: str
    name: str
    type: str
    status: str
    nature: str
    department: str
    academy: str
    zone: str
    priority: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    position: Position | None = None


def read_uai(text: str) -> str:
    """A UAI code as the register has it, however it was typed."""
    return figures(text).replace(" ", "").upper()


@lru_cache(maxsize=1)
def academies() -> dict[str, tuple[str, str]]:
    """Department → academy and holiday zone (empty: a calendar of its own)."""
    return {row["department"]: (row["academy"], row["holiday_zone"]) for row in rows_of("academies.csv")}


@lru_cache(maxsize=1)
def _schools() -> dict[str, RegisteredSchool]:
    priority = {row["uai"]: row for row in rows_of("schools_priority.csv")}
    found = {}
    for row in rows_of("schools_register.csv"):
        department = department_of_uai(row["uai"])
        academy, zone = academies().get(department, ("", ""))
        more = priority.get(row["uai"], {})
        city, position = _where(more)
        found[row["uai"]] = RegisteredSchool(
            uai=row["uai"],
            name=row["name"],
            type=row["type"],
            status=row["status"],
            nature=row["nature"],
            department=department,
            academy=academy,
            zone=zone,
            priority=more.get("priority", ""),
            street=more.get("street", ""),
            postal_code=more.get("postal_code", ""),
            city=city,
            position=position,
        )
    return found


def _where(row: Mapping[str, str]) -> tuple[str, Position | None]:
    """A school's commune and position; what its postal code contradicts (`ANSE BERTRAND`, 7,000 km away) isn't taken.

    A commune has its own spelling, districts excepted, whose schools say `Marseille`.
    """
    city = row.get("city", "")
    shared = communes_of_postal_code(row.get("postal_code", ""))
    named = next((each for each in shared if name_key(each.name) == name_key(city)), None)
    commune = named or (shared[0] if len(shared) == 1 else None)
    if commune and whole_city_of(commune.insee) == commune.insee:
        city = commune.name
    position = Position(float(row["latitude"]), float(row["longitude"])) if row.get("latitude") else None
    known = [each.position for each in shared if each.position]
    if position and known and min(distance_km(position, each) for each in known) > FAR_KM:
        return city, None
    return city, position


def school_of_uai(uai: str) -> RegisteredSchool | None:
    """The school of a UAI code, in any case and with spaces around."""
    return _schools().get(read_uai(uai))


@lru_cache(maxsize=1)
def _keys() -> list[tuple[str, str, RegisteredSchool]]:
    """The words each school is found by: its name and commune, where known; and its department."""
    return [
        (name_key(f"{each.name} {each.city}"), name_key(f"{each.department} {department_name(each.department)}"), each)
        for each in _schools().values()
    ]


def find_schools(
    text: str, *, department: str | None = None, towns: Mapping[str, str] | None = None, limit: int | None = None
) -> list[RegisteredSchool]:
    """Schools whose name and commune contain all these words, accents forgiven; or the one of this UAI.

    A department, by its name or code, may be one of the words where nothing is found otherwise.
    `towns`: UAI → commune, of those whose commune only the territory knows.
    """
    exact = school_of_uai(text)
    if exact:
        return [exact]
    words = name_key(text).split()
    if not words:
        return []
    known = {uai: name_key(town) for uai, town in (towns or {}).items()}
    inside = [row for row in _keys() if not department or row[2].department == department]
    found = [school for key, _where, school in inside if all(w in key or w in known.get(school.uai, "") for w in words)]
    if not found:
        found = [school for key, where, school in inside if all(w in key or w in where.split() for w in words)]
    return found[:limit]


def schools_of_department(department: str) -> list[RegisteredSchool]:
    """All schools of a department, by name."""
    inside = (each for each in _schools().values() if each.department == department)
    return sorted(inside, key=lambda each: (plain(each.name), each.uai))
