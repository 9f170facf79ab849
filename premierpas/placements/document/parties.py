"""Who contracts, and whom the agreement concerns, as the document names them."""

from typing import Any

from premierpas.core.phones import said_phone
from premierpas.organisations.siret import spaced
from premierpas.ui.typography import NBSP, joined

from ..terms.content import Content, person
from ..terms.standard import CarePlan

TO_FILL = "à compléter"


def contracting(content: Content, words: dict[str, Any]) -> list[dict[str, Any]]:
    """Host and school."""
    represented = words.get("represented", {})
    siret = f"SIRET {spaced(content.host_siret)}" if len(content.host_siret) == 14 else ""
    return [
        _party("La structure d’accueil", content.host_name, [
            siret or _named("Sans SIRET", content.host_without_siret),
            _named("Lieu du stage" if content.head_office else "", _place(
                content.host_street, content.host_postal_code, content.host_city, words.get("country", ""))),
            _named("Siège", content.head_office),
            _named("Activité", content.host_activity),
            _named("Représentée par", represented.get("host") or TO_FILL),
            _named("Tuteur", joined([person(each) for each in content.tutors if each.get("name")])),
            _named("Joindre le tuteur", content.tutor_contact),
            _named("À joindre", _ways(content.host_contact, said_phone(content.host_phone), content.host_email)),
        ]),
        _party("L’établissement scolaire", content.school_name, [
            " · ".join(filter(None, [f"UAI {content.school_uai}" if content.school_uai else "",
                                     content.school_status])),
            _place(content.school_street, content.school_postal_code, content.school_city),
            _named("Représenté par", represented.get("school") or TO_FILL),
            _named("Professeur référent", _ways(content.referent or TO_FILL, content.referent_contact)),
            _named("À alerter", _ways(said_phone(content.school_phone) or TO_FILL, content.school_email)),
        ]),
    ]  # fmt: skip


def concerned(content: Content) -> list[dict[str, Any]]:
    """The pupil and who has parental authority; their contacts are kept from the host on purpose."""
    guardians = joined([f"{each['name']} ({each['relation']})" if each.get("relation") else each["name"]
                        for each in content.guardians])  # fmt: skip
    several = len(content.guardians) > 1
    return [
        _party("L’élève", content.pupil_name, [
            _birth(content.pupil_birth_date),
            _named("Classe", content.classroom),
            _place(content.pupil_street, content.pupil_postal_code, content.pupil_city),
            _named("Projet d’accueil individualisé", str(dict(CarePlan.choices).get(content.care_plan, ""))),
        ]),
        _party("Les responsables légaux" if several else "Le responsable légal", guardians, []),
    ]  # fmt: skip


def _party(role: str, name: str, lines: list[str]) -> dict[str, Any]:
    return {"role": role, "name": name or TO_FILL, "lines": [line for line in lines if line]}


def _named(name: str, text: str) -> str:
    return (f"{name}{NBSP}: {text}" if name else text) if text else ""


def _place(street: str, postal_code: str, city: str, country: str = "") -> str:
    return ", ".join(filter(None, [street, f"{postal_code} {city}".strip(), country]))


def _ways(*ways: str) -> str:
    return " · ".join(filter(None, ways))


def _birth(text: str) -> str:
    year, month, day = text.split("-") if text.count("-") == 2 else ("", "", "")
    return f"Né(e) le {day}/{month}/{year}" if year else ""
