"""Recognising the columns of a list, whatever they are called and in whatever order they stand."""

import re
from dataclasses import dataclass, field

from premierpas.core.text import plain

from .guardian_columns import GuardianColumn, read_guardian_column

# Better names first: where a list has both, the family name wins over the name in use.
_NAMES = {
    "last_name": "nom de famille|nom de naissance|nom famille|lib nom|nom|noms|nom legal|nom patronymique|patronyme"
    "|last name|lastname|surname|family name|nom usage|nom d usage|nom usuel|famille",
    "first_name": "prenom|prenom 1|prenom1|premier prenom|1er prenom|prenom principal|prenom usuel|prenom d usage"
    "|prenom usage|prenoms|first name|firstname|given name",
    "full_name": "nom prenom|nom et prenom|nom prenoms|nom et prenoms|noms et prenoms|noms prenoms|nom complet"
    "|prenom nom|prenom et nom|prenoms nom|prenoms et nom|prenoms noms|prenoms et noms|identite|nom de famille prenom"
    "|nom de famille et prenom|full name|name",
    "birth_date": "date de naissance|ne e le|nee le|ne le|ne e|ne|date naissance|date naiss|date de naiss|date nais"
    "|date de nais|naissance|naiss|nais|d naiss|dt naiss|dt naissance|dt nais|ddn|d d n|dn|d n|datenaissance"
    "|jour de naissance|ne nee le|ne le nee le|ne ou nee le|nee ou ne le|date de n|date nce|date de nce|date n"
    "|anniversaire|date d anniversaire|date et lieu de naissance|naissance date et lieu|date lieu de naissance"
    "|birth date|birthdate|date of birth|dob",
    "class": "classe|division|classes|divisions|libelle classe|code classe|nom de la classe|nom classe|classe division"
    "|division classe|code division|libelle division|div|cl|code structure|structure|classe actuelle|groupe classe"
    "|classe d affectation|classe de rattachement|libelle de la classe|lib classe|lib division|lib structure"
    "|niveau classe|classe niveau|niveau et classe|classe groupe|class",
    "external_id": "ine|id national|identifiant national|numero national|n national|num national|identifiant"
    "|id eleve|numero eleve|n eleve|n ine|numero ine|code ine|elenoet|numero interne|n interne|i n e",
    "left_on": "date de sortie|date sortie|sortie|sorti le|sorti e le|date de depart|date de radiation",
}
_RANKS = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split("|"))}
_PUPIL = re.compile(
    r"\b(?:de l |de la |du |des |d un )?(?:eleves?|enfants?|jeunes?|apprenant(?:e|s)?|etudiant(?:e|s)?)\b"
)
# What forms and software add to a title: an example, a format, a star, a school year.
_HINTS = re.compile(
    r"\b(?:obligatoires?|requise?|facultati(?:f|ve)|si connue?|(?:au )?format|exemple|ex"
    r"|en (?:majuscules|capitales|minuscules)"
    r"|(?:jj?|dd?) (?:mm?) (?:a{2,4}|y{2,4})|jjmm(?:aa)?aa|(?:a{4}|y{4}) mm (?:jj|dd)|\d+ (?:caracteres|signes)"
    r"|(?:d |de l )?etat civil|officiel(?:le)?s?|(?<=classe )(?:de )?[2-6](?:e|eme|de|nde)s?"
    r"|^\d(?= \D)|annee|20\d\d(?: 20\d\d| \d\d)?)\b"
)
_ENDINGS = re.compile(r"\((?:s|e|es|x)\)", re.IGNORECASE)
_ASIDES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True)
class Headers:
    """Which column holds which field, and those that hold contacts of guardians."""

    columns: dict[str, int] = field(default_factory=dict)
    guardians: dict[int, GuardianColumn] = field(default_factory=dict)
    first_name_first: bool = False


def read_headers(cells: list[str]) -> Headers:
    """What the cells of a title line say; without columns when nothing is recognised."""
    best: dict[str, tuple[int, int]] = {}
    guardians: dict[int, GuardianColumn] = {}
    for column, cell in enumerate(cells):
        if len(cell) > 100:
            continue
        found = _field_of(cell)
        if found is None:
            if contact := read_guardian_column(_key(cell)):
                guardians[column] = contact
        elif found[0] not in best or found[1] < best[found[0]][0]:
            best[found[0]] = (found[1], column)
    columns = {field: column for field, (_rank, column) in best.items()}
    if "full_name" in columns and "first_name" in columns and "last_name" not in columns:
        # `Élève ; Prénom`: the first column then holds the last name alone.
        columns["last_name"] = columns.pop("full_name")
    if {"last_name", "first_name"} <= columns.keys():
        columns.pop("full_name", None)
    first = "full_name" in columns and _key(cells[columns["full_name"]]).startswith("prenom")
    return Headers(columns, guardians, first_name_first=first)


def missing_fields(columns: dict[str, int]) -> list[str]:
    """Fields without which a list can't be read."""
    names = [] if "full_name" in columns else ["last_name", "first_name"]
    return [field for field in [*names, "birth_date", "class"] if field not in columns]


def _field_of(cell: str) -> tuple[str, int] | None:
    """The field that a title names, and its rank: as it stands, else without endings, asides and whose it is."""
    bare = _ENDINGS.sub("", cell)
    for text in (cell, bare, _ASIDES.sub(" ", bare)):
        key = _key(text)
        if found := _RANKS.get(key):
            return found
        without_pupil = " ".join(_PUPIL.sub(" ", key).split())
        if key != without_pupil and not without_pupil:
            return "full_name", len(_NAMES)
        if found := _RANKS.get(without_pupil):
            return found
    return None


def _key(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", plain(text))
    return " ".join(_HINTS.sub(" ", words).split())
