"""The persons and their links to pupils in SIECLE's XML: part of « Responsables avec adresses », or of one export."""

from collections import defaultdict

from .guardians import RawGuardian

_PERSON_FIELDS = {
    "NOM", "NOM_DE_FAMILLE", "NOM_USAGE", "PRENOM", "TEL_PORTABLE", "TEL_PERSONNEL", "TEL_PROFESSIONNEL", "MEL",
}  # fmt: skip
_LINK_FIELDS = {"ELEVE_ID", "PERSONNE_ID", "RESP_LEGAL", "NIVEAU_RESPONSABILITE"}
# 0 in the older shape and 2 or 3 in the newer one: somebody to call, without parental authority.
_LEGAL = {"RESP_LEGAL": ("1", "2"), "NIVEAU_RESPONSABILITE": ("1",)}
_MOST_LINKS = 200_000


class GuardianElements:
    """Collects what elements say about guardians, while a file is read."""

    def __init__(self) -> None:
        self._persons: dict[str, dict[str, str]] = {}
        self._links: dict[str, list[dict[str, str]]] = defaultdict(list)
        self._open: dict[str, str] = {}
        self._count = 0

    def start(self, name: str, identities: dict[str, str]) -> None:
        """A person or a link opens; `identities` are its attributes."""
        if name in ("PERSONNE", "RESPONSABLE_ELEVE"):
            self._open = dict(identities)

    def end(self, name: str, parent: str, text: str) -> None:
        """An element closes."""
        known = {"PERSONNE": _PERSON_FIELDS | {"PERSONNE_ID"}, "RESPONSABLE_ELEVE": _LINK_FIELDS}
        if name in known.get(parent, ()):
            self._open[name] = text
        elif name == "PERSONNE":
            self._persons[self._open.get("PERSONNE_ID", "")] = self._open
        elif name == "RESPONSABLE_ELEVE" and self._count < _MOST_LINKS:
            self._count += 1
            self._links[self._open.get("ELEVE_ID", "")].append(self._open)

    def __len__(self) -> int:
        return len(self._persons)

    def of_pupil(self, number: str) -> tuple[RawGuardian, ...]:
        """Those with parental authority, the first one first."""
        legal = [link for link in self._links.get(number, []) if _is_legal(link)] if number else []
        legal.sort(key=lambda link: link.get("RESP_LEGAL") or link.get("NIVEAU_RESPONSABILITE") or "")
        persons = (self._persons.get(link.get("PERSONNE_ID", "")) for link in legal)
        return tuple(_raw(person) for person in persons if person)


def _is_legal(link: dict[str, str]) -> bool:
    return all(link[field] in values for field, values in _LEGAL.items() if link.get(field))


def _raw(person: dict[str, str]) -> RawGuardian:
    phones = (person.get(name, "") for name in ("TEL_PORTABLE", "TEL_PERSONNEL", "TEL_PROFESSIONNEL"))
    return RawGuardian(
        last_name=person.get("NOM_USAGE") or person.get("NOM_DE_FAMILLE") or person.get("NOM", ""),
        first_name=person.get("PRENOM", ""),
        phones=tuple(filter(None, phones)),
        emails=tuple(filter(None, [person.get("MEL", "")])),
    )
