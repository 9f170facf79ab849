"""Names of places as people write them: saint or st, with or without article, districts, well-known quarters."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from rapidfuzz.distance import Indel

from .geography import DISTRICTS, Commune, Position, commune, communes, department_codes, department_name, rows_of
from .text import is_digits, plain

_WRITTEN_OUT = {
    "st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "sr": "sur", "ss": "sous",
    "mt": "mont", "gd": "grand", "gde": "grande", "pt": "petit", "pte": "petite", "vx": "vieux", "nd": "notre dame",
}  # fmt: skip
_SMALL = {"le", "la", "les", "l", "de", "du", "des", "d", "sur", "sous", "en", "et", "a", "au", "aux"}
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
             "xvii", "xviii", "xix", "xx")  # fmt: skip
_DISTRICT = re.compile(
    r"(?:(?P<city>paris|lyon|marseille)\W*)?(?:dans le |le )?(?P<number>\d{1,2}|[ivx]+)\s*"
    r"(?P<mark>ers?|res?|nde?|e|emes?|iemes?)?\s*(?P<word>arr(?:ondissement)?|ardt|arrdt)?\W*"
    r"(?:(?:de |a )?(?P<after>paris|lyon|marseille))?"
)
_ARTICLE = re.compile(r"^(?:les?|la|l) ")
_ALIKE, _SHORTEST = 0.8, 3
_BIG, _MUCH_BIGGER = 10_000, 5


@dataclass(frozen=True, slots=True)
class Quarter:
    """A well-known part of a commune, or an old name of one. `cedex`: how its CEDEX codes begin."""

    name: str
    commune: Commune
    position: Position
    cedex: tuple[str, ...]


def name_key(text: str) -> str:
    """A name for comparing: unaccented, without signs, abbreviations written out."""
    words = re.sub(r"[^a-z0-9]+", " ", plain(text).replace("s/", "sur ")).split()
    return " ".join(_WRITTEN_OUT.get(word, word) if len(words) > 1 else word for word in words)


def loose_key(text: str) -> str:
    """The same without articles and small words, in one piece: `Kremlin-Bicêtre` is `Le Kremlin-Bicêtre`."""
    words = name_key(text).split()
    return "".join(word for word in words if word not in _SMALL) or "".join(words)


@dataclass(frozen=True, slots=True)
class _Index:
    exact: dict[str, tuple[str, ...]]
    loose: dict[str, tuple[str, ...]]
    ordered: list[tuple[str, str]]


@lru_cache(maxsize=1)
def _index() -> _Index:
    exact, loose = defaultdict(list), defaultdict(list)
    ordered = []
    for each in communes():
        if each.name.endswith("Arrondissement"):
            continue
        key = name_key(each.name)
        exact[key].append(each.insee)
        for short in {loose_key(each.name), key.replace(" ", "")}:
            loose[short].append(each.insee)
        ordered += [(way, each.insee) for way in {key, _ARTICLE.sub("", key)}]
    return _Index(_frozen(exact), _frozen(loose), sorted(ordered))


def _frozen(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(codes) for key, codes in found.items()}


@lru_cache(maxsize=1)
def quarters() -> tuple[Quarter, ...]:
    """The well-known quarters."""
    return tuple(quarter for quarter, _names in _quarter_rows())


@lru_cache(maxsize=1)
def _quarter_rows() -> tuple[tuple[Quarter, tuple[str, ...]], ...]:
    found = []
    for row in rows_of("quarters.csv"):
        town = commune(row["insee_code"])
        assert town is not None, row["insee_code"]
        place = Position(float(row["latitude"]), float(row["longitude"]))
        cedex = tuple(filter(None, row["cedex"].split("|")))
        names = (row["name"], *filter(None, row["other_names"].split("|")))
        found.append((Quarter(row["name"], town, place, cedex), names))
    return tuple(found)


@lru_cache(maxsize=1)
def _quarters_by_key() -> dict[str, tuple[Quarter, ...]]:
    found: dict[str, list[Quarter]] = defaultdict(list)
    for quarter, names in _quarter_rows():
        for key in {loose_key(name) for name in names}:
            found[key].append(quarter)
    return {key: tuple(group) for key, group in found.items()}


def quarters_named(text: str) -> tuple[Quarter, ...]:
    """The well-known quarters of this name."""
    return _quarters_by_key().get(loose_key(text), ())


def communes_named(text: str, department: str = "") -> list[Commune]:
    """The communes of this very name, or those of a quarter of this name, in a department when it is given."""
    index = _index()
    key, loose = name_key(text), loose_key(text)
    codes = index.exact.get(key) or index.loose.get(loose) or index.loose.get(key.replace(" ", "")) or ()
    found = [each for each in _of(codes) if not department or each.department == department]
    if found:
        return found
    return [q.commune for q in quarters_named(text) if not department or q.commune.department == department]


def communes_meant(text: str, department: str = "") -> tuple[list[Commune], bool]:
    """The communes that a name may mean, and whether that is a guess. A far bigger one of a longer name is one."""
    exact = [each for each in communes_named(text) if each.department == department or not department]
    longer = _beginning_with(f"{name_key(text)} ", department)
    if exact:
        least = max(_BIG, _MUCH_BIGGER * max(each.population for each in exact))
        return [*exact, *(each for each in longer if each.population >= least)], False
    if len(name_key(text)) < _SHORTEST:
        return [], False
    if longer:
        return longer, False
    begun, alike = _beginning_with(name_key(text), department), _alike(text, department)
    if begun and all(each in begun for each in alike):
        return begun, False
    return list(dict.fromkeys([*alike, *begun])), True


def _beginning_with(start: str, department: str) -> list[Commune]:
    ordered, found = _index().ordered, []
    for key, code in ordered[bisect_left(ordered, (start, "")) :]:
        if not key.startswith(start):
            break
        found.append(code)
    return [each for each in _of(found) if not department or each.department == department]


def _alike(text: str, department: str) -> list[Commune]:
    """Communes whose name is nearly this one: the best few; the first letter is seldom wrong."""
    wanted = loose_key(text)
    if len(wanted) < _SHORTEST + 1:
        return []
    best = [
        (ratio + log10(each.population + 1) / 40, each)
        for key, codes in _index().loose.items()
        if key[:1] == wanted[:1] and abs(len(key) - len(wanted)) <= 3
        if (ratio := Indel.normalized_similarity(wanted, key, score_cutoff=_ALIKE))
        for each in _of(codes)
    ]
    best.sort(key=lambda pair: -pair[0])  # of two names as near, a city's is written more often
    return [each for _likely, each in best if not department or each.department == department][:5]


def _of(codes: Iterable[str]) -> list[Commune]:
    return [each for each in map(commune, codes) if each]


def districts_named(text: str) -> list[Commune]:
    """The municipal districts that a text names: `Paris 13eme`, `13e arrondissement`, `Lyon III`."""
    found = _DISTRICT.fullmatch(plain(text).strip())
    if not found or not (found["city"] or found["after"] or found["mark"] or found["word"]):
        return []
    written = found["number"]
    number = int(written) if is_digits(written) else _NUMERALS.index(written) + 1 if written in _NUMERALS else 0
    city = (found["city"] or found["after"] or "").capitalize()
    wanted = f"{number}er " if number == 1 else f"{number}e "
    return [each for each in _districts() if f" {wanted}" in each.name and each.name.startswith(city)]


@lru_cache(maxsize=1)
def _districts() -> tuple[Commune, ...]:
    return tuple(each for each in communes() if each.insee.startswith(tuple(DISTRICTS.values())))


def split_department(text: str) -> tuple[str, str]:
    """A name and the department written behind it (`Saint-Denis (93)`, `Saint-Denis, La Réunion`), if any."""
    written = re.sub(r"[(),;/]+", " ", text).strip()
    name, _space, last = written.rpartition(" ")
    if name and last.upper() in department_codes():
        return name, last.upper()
    key = name_key(written)
    for code in department_codes():
        for wanted in {name_key(department_name(code)), loose_key(department_name(code))}:
            if key.endswith(f" {wanted}"):
                rest = key.removesuffix(f" {wanted}")
                return re.sub(r" (?:en|la|le|les|l|de|a)$", "", rest), code
    return text, ""
