"""Recognising the columns of a list, whatever they are called and in whatever order they stand."""

import re

from premierpas.core.text import plain

# Better names first: where a list has both, the family name wins over the name in use.
_NAMES = {
    "last_name": "nom de famille|nom de naissance|nom famille|nom eleve|nom de l eleve|nom|noms|last name|lastname"
    "|surname|nom usage|nom d usage|nom usuel",
    "first_name": "prenom|prenom 1|prenom1|premier prenom|prenom eleve|prenom de l eleve|prenom usuel|prenom d usage"
    "|prenoms|first name|firstname",
    "full_name": "eleve|eleves|nom prenom|nom et prenom|nom prenoms|nom et prenoms|noms et prenoms|nom prenom eleve"
    "|nom prenom de l eleve|nom et prenom de l eleve|nom complet|prenom nom|prenom et nom|identite",
    "birth_date": "date de naissance|ne e le|nee le|ne le|ne e|ne|date naissance|date naiss|date de naiss|date nais"
    "|naissance|ddn|datenaissance|birth date|birthdate|date of birth",
    "class": "classe|division|classes|divisions|libelle classe|code classe|nom de la classe|nom classe|classe division"
    "|division classe|code division|libelle division|div|cl|classe de l eleve|classe eleve|code structure|class",
    "external_id": "ine|ine eleve|id national|identifiant national|identifiant national eleve|numero national"
    "|n national|id eleve|identifiant|numero eleve|n eleve|elenoet|numero interne|n interne",
    "left_on": "date de sortie|date sortie|sortie|sorti le|sorti e le|date de depart|date de radiation",
}
_RANKS = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split("|"))}


def read_headers(cells: list[str]) -> dict[str, int]:
    """Which column holds which field; empty when nothing is recognised."""
    best: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(cells):
        found = _RANKS.get(_key(cell))
        if found and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], column)
    columns = {field: column for field, (_rank, column) in best.items()}
    if "full_name" in columns and "first_name" in columns and "last_name" not in columns:
        # `Élève ; Prénom`: the first column then holds the last name alone.
        columns["last_name"] = columns.pop("full_name")
    if {"last_name", "first_name"} <= columns.keys():
        columns.pop("full_name", None)
    return columns


def missing_fields(columns: dict[str, int]) -> list[str]:
    """Fields without which a list can't be read."""
    names = [] if "full_name" in columns else ["last_name", "first_name"]
    return [field for field in [*names, "birth_date", "class"] if field not in columns]


def _key(cell: str) -> str:
    if len(cell) > 60:
        return ""
    return re.sub(r"[^a-z0-9]+", " ", plain(cell)).strip()
