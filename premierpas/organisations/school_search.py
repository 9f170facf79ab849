"""Finding a school of the register: by its name, its commune where that is known, else among its department's."""

from dataclasses import dataclass, replace

from premierpas.core.geography import Commune, commune, department_of_insee
from premierpas.core.place_names import communes_named, split_department
from premierpas.core.register import RegisteredSchool, find_schools, school_of_uai, schools_of_department
from premierpas.organisations.models import School, Territory

MOST_FOUND = 100


@dataclass(frozen=True)
class SchoolSearch:
    """`found` answer the words. `others`: those of the department of `commune`, whose own commune nobody knows yet."""

    found: list[RegisteredSchool]
    others: list[RegisteredSchool]
    commune: Commune | None = None


def search_schools(territory: Territory, text: str) -> SchoolSearch:
    """Look for a school; those of the territory's departments come first."""
    home = {department_of_insee(code) for code in territory.communes.values_list("insee", flat=True)}
    return search_register(text, home)


def search_register(text: str, home: set[str]) -> SchoolSearch:
    """Look for a school; those of the departments at `home` come first."""
    towns = dict(School.objects.exclude(city="").values_list("uai", "city"))
    found = find_schools(text, towns=towns)
    found.sort(key=lambda each: (each.department not in home, not (each.city or each.uai in towns)))
    place, rest = (None, "") if school_of_uai(text) else _commune_in(text, home)
    others: list[RegisteredSchool] = []
    if place:
        inside = find_schools(rest, department=place.department, towns=towns) if rest else []
        others = inside or ([] if found and rest else schools_of_department(place.department))
        shown = {school.uai for school in found}
        others = [each for each in others if not (each.city or towns.get(each.uai)) and each.uai not in shown]
    located = [replace(each, city=each.city or towns.get(each.uai, "")) for each in found[:MOST_FOUND]]
    return SchoolSearch(located, others, place if others else None)


def _commune_in(text: str, home: set[str]) -> tuple[Commune | None, str]:
    """The commune that a text names, or ends or begins with, and the words beside it."""
    written, department = split_department(text)
    words = written.split()
    ways = [(words[:at], words[at:]) for at in range(len(words))]
    ways += [(words[at:], words[:at]) for at in range(1, len(words))]
    for rest, name in ways:
        named = communes_named(" ".join(name), department)
        if named:
            best = min(named, key=lambda each: (each.department not in home, -each.population))
            return commune(best.insee), " ".join(rest)
    return None, ""
