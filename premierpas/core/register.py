"""The register of all collèges and lycées, shipped with the product."""

from dataclasses import dataclass
from functools import lru_cache

from .geography import Position, department_of_uai, rows_of
from .text import figures, plain


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
            city=more.get("city", ""),
            position=Position(float(more["latitude"]), float(more["longitude"])) if more.get("latitude") else None,
        )
    return found


def school_of_uai(uai: str) -> RegisteredSchool | None:
    """The school of a UAI code, in any case and with spaces around."""
    return _schools().get(read_uai(uai))


def find_schools(text: str, *, department: str | None = None, limit: int = 20) -> list[RegisteredSchool]:
    """Schools whose name or city contains all these words, accents forgiven; or the one of this UAI."""
    exact = school_of_uai(text)
    if exact:
        return [exact]
    words = plain(text).split()
    if not words:
        return []
    found = []
    for school in _schools().values():
        if department and school.department != department:
            continue
        if all(word in plain(f"{school.name} {school.city}") for word in words):
            found.append(school)
            if len(found) == limit:
                break
    return found
