"""Somewhere that a person names: a commune, a district, a quarter, a postal code; asked which one when several."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from .geography import (
    Commune,
    Position,
    commune,
    communes,
    department_codes,
    department_name,
    distance_km,
    whole_city_of,
)
from .place_names import (
    Quarter,
    communes_meant,
    communes_named,
    districts_named,
    loose_key,
    name_key,
    quarters_named,
    split_department,
)
from .postal_codes import NotAPostalCode, read_postal_code
from .text import figures, is_digits, plain

MOST_PROPOSED = 8
_BIGGEST = 2
# What people write around a place, and what this search does anyway.
_NEAR = re.compile(
    r"^(?:(?:tout )?pr\ws de |proche de |autour de |\w c\wt\w de |aux? alentours de |vers )"
    r"|\s*[,(]\s*france\W*$",
    re.IGNORECASE,
)
_SHORTEST_PART = 4
# The Porte de Versailles isn't in Versailles; the town hall of Nanterre is in Nanterre.
_OF, _ITS_OWN = {"de", "du", "des"}, {"gare", "mairie", "centre", "ville", "commune", "quartier", "secteur"}
# A street of that name is in a thousand communes: no commune is guessed from it.
_STREET = re.compile(
    r"(?:\d+\W*(?:bis|ter)?\W+)?(?:rues?|av|avenue|bd|bld|boulevard|place|allees?|impasse|quai|square)\b"
)
_CODE = re.compile(r"(?<!\d)\d{2}\W?\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `code` tells it from others of its name, `within` says where it is, as in `Saint-Denis (Aude)`."""

    code: str
    name: str
    within: str
    position: Position
    is_approximate: bool = False

    @property
    def said(self) -> str:
        return f"{self.name} ({self.within})" if self.within else self.name


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text was understood as: one place, several to choose from, or none, with the reason."""

    places: tuple[Place, ...] = ()
    is_guess: bool = False
    fault: str = ""

    @property
    def is_settled(self) -> bool:
        return len(self.places) == 1 and not self.is_guess

    @property
    def first(self) -> Place | None:
        return self.places[0] if self.places else None

    def chosen(self, code: str) -> "Understood":
        """The same, settled on the place of this code when it is one of them."""
        found = tuple(each for each in self.places if each.code == code)
        return Understood(found) if found else self


def find_places(text: str, *, near: Sequence[Position] = ()) -> Understood:
    """What a person means. Of several places the nearest to `near` comes first, else the biggest."""
    typed = _NEAR.sub("", figures(text)) or figures(text)
    if not typed:
        return Understood()
    if _CODE.search(typed):
        return _by_postal_code(typed, near)
    named = districts_named(typed)
    # "Marseille 13" may be the district, or the city and its department.
    if len(named) == 1 and typed.rstrip(" )").endswith(named[0].department):
        named += [each for each in [commune(whole_city_of(named[0].insee))] if each]
    if not named:
        found = _by_name(typed, near)
        if found.places or not re.search(r"\d", typed):
            return found
    return Understood(_in_order(named, (), near)) if named else _unknown(typed)


def _by_postal_code(typed: str, near: Sequence[Position]) -> Understood:
    try:
        read = read_postal_code(typed)
    except NotAPostalCode as fault:
        return Understood(fault=str(fault))
    quarters = [each for each in quarters_named(read.town) if each.commune in read.communes]
    return Understood(_in_order(() if quarters else read.communes, quarters, near))


def _by_name(typed: str, near: Sequence[Position]) -> Understood:
    quarters = quarters_named(typed)
    if code := _code_of_department(typed):
        return _department_or_communes(code, communes_named(typed))
    found, is_guess = communes_meant(typed)
    department = ""
    if (not found or is_guess) and not quarters:
        name, department = split_department(typed)
        if department:
            quarters = tuple(each for each in quarters_named(name) if each.commune.department == department)
            found, is_guess = communes_meant(name, department)
        elif typed.upper() in department_codes():
            return _whole_department(typed.upper())
    if is_guess and (quarters or _STREET.match(plain(typed))):
        found, is_guess = [], False
    if quarters and not any(_is_exactly(each, typed) for each in found):
        found = []
    places = _in_order(found, quarters, () if is_guess else near)
    if is_guess or not places:
        within = _named_within(typed, near)
        places = tuple({place.code: place for place in (*within, *places)}.values())[:MOST_PROPOSED]
        is_guess = is_guess or bool(within)
    return Understood(places, is_guess) if places else _unknown(typed)


def _department_or_communes(code: str, named: Sequence[Commune]) -> Understood:
    """A department by its name, and the communes of that name elsewhere: `Aube`, `La Réunion`, but one Paris."""
    if any(each.department == code for each in named):
        return Understood(_in_order(named, (), ()))
    whole = _whole_department(code)
    return Understood((*whole.places, *_in_order(named, (), ())))


def _named_within(typed: str, near: Sequence[Position]) -> tuple[Place, ...]:
    """The places of the longest part that is a name, at either end: `Sarcelles Lochères`, `mairie de Nanterre`."""
    words = typed.split()
    if is_digits(words[-1][0]):  # no city has a 25th district
        return ()
    for size in range(len(words) - 1, 0, -1):
        behind = not {plain(words[-size - 1]), plain(words[-size])} & _OF or plain(words[0]) in _ITS_OWN
        for part in (" ".join(words[:size]), " ".join(words[-size:]) if behind else ""):
            quarters = quarters_named(part)
            found = communes_named(part) if len(loose_key(part)) >= _SHORTEST_PART else []
            if quarters or found:
                exact = [each for each in found if _is_exactly(each, part)]
                return _in_order(exact if quarters else found, quarters, near)
    return ()


def _is_exactly(each: Commune, typed: str) -> bool:
    return name_key(each.name) == name_key(typed)


def _unknown(typed: str) -> Understood:
    return Understood(fault=_("Aucun lieu connu ne s’appelle « %(place)s ».") % {"place": typed})


def _in_order(found: Iterable[Commune], quarters: Iterable[Quarter], near: Sequence[Position]) -> tuple[Place, ...]:
    """The places to propose, each once and told apart from the others."""
    known = [(_place(each), each.population) for each in found if each.position]
    known += [(_quarter(each), each.commune.population) for each in quarters]
    known.sort(key=lambda pair: -pair[1])
    if near:
        nearest = sorted(known, key=lambda pair: min(distance_km(pair[0].position, each) for each in near))
        shown = [*known[:_BIGGEST], *nearest][:MOST_PROPOSED]  # the big one is often meant, however far it is
        known = [pair for pair in nearest if pair in shown]
    return tuple({place.code: place for place, _population in known[:MOST_PROPOSED]}.values())


def _place(each: Commune) -> Place:
    assert each.position is not None
    name, within = each.name.removesuffix(" Arrondissement"), department_name(each.department)
    return Place(each.insee, name, "" if name.startswith(within) else within, each.position, each.is_approximate)


def _quarter(each: Quarter) -> Place:
    town = each.commune.name.removesuffix(" Arrondissement")
    return Place(f"{each.commune.insee}-{name_key(each.name)[:30]}", each.name, town, each.position)


def _code_of_department(typed: str) -> str:
    key = loose_key(typed)
    return next((code for code in department_codes() if loose_key(department_name(code)) == key), "")


@lru_cache(maxsize=16)
def _whole_department(code: str) -> Understood:
    """The middle of where the people of a department live."""
    inside = [each for each in communes() if each.department == code and each.position and each.population]
    if not inside:
        return _unknown(department_name(code))
    biggest = max(inside, key=lambda each: each.population)
    total = sum(each.population for each in inside)
    middle = Position(
        sum((each.latitude or 0) * each.population for each in inside) / total,
        sum((each.longitude or 0) * each.population for each in inside) / total,
    )
    place = replace(_place(biggest), code=code, name=department_name(code), within="", position=middle)
    return Understood((replace(place, is_approximate=True),))
