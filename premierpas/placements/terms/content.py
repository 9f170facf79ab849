"""The text of an agreement as a value: what is signed (substance), what is told (facts), how to reach people."""

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

Slots = list[list[str]]  # [["09:00", "12:30"], ["13:30", "17:00"]]
ARTICLES = "2026-2"  # the version of the articles in `terms/articles.py`


class FieldClass(StrEnum):
    """What a change does (domain.md, Agreement): nothing; tells all; voids the signatures."""

    CONTACT = "contact"
    FACT = "fact"
    SUBSTANCE = "substance"


class Part(StrEnum):
    """Who completes a field, in any order; `GIVEN` comes from the file and is corrected there."""

    HOST = "host"
    SCHOOL = "school"
    GIVEN = "given"


@dataclass(frozen=True)
class Content:
    """Everything that an agreement says. Days are ISO texts, times `HH:MM`, so that it is JSON as it stands."""

    # Substance: what the parties sign.
    level: str = ""
    school_year: int = 0
    pupil_name: str = ""
    pupil_birth_date: str = ""
    school_name: str = ""
    school_uai: str = ""
    host_name: str = ""
    host_siret: str = ""
    host_without_siret: str = ""
    host_street: str = ""
    host_postal_code: str = ""
    host_city: str = ""
    host_country: str = "FR"
    guardians: list[dict[str, str]] = field(default_factory=list)  # [{"name", "relation"}]
    tutors: list[dict[str, str]] = field(default_factory=list)  # [{"name", "function"}]
    days: list[dict[str, Any]] = field(default_factory=list)  # [{"date", "slots"}]
    lunch_where: str = ""
    lunch_paid_by: str = ""
    activities: str = ""
    objectives: str = ""
    follow_up: str = ""
    safety: list[str] = field(default_factory=list)  # codes of the prohibitions that the host has read
    usual_hours_waived: bool = False
    special_case: str = ""  # "", "family" or "abroad"
    special_reason: str = ""
    extra_article: str = ""
    articles: str = ARTICLES
    rules_on: str = ""
    wording: dict[str, Any] = field(default_factory=dict)  # every word that nobody typed (`terms/wording.py`)
    amends: dict[str, Any] = field(default_factory=dict)  # which agreement is amended, and why
    # Facts: a correction is told to all and traced.
    classroom: str = ""
    referent: str = ""
    host_activity: str = ""
    safety_person: str = ""
    host_insurance: str = ""
    school_insurance: str = ""
    family_insurance: str = ""
    transport: str = ""
    lodging: str = ""
    bring: str = ""
    access: str = ""
    board_decision: str = ""
    head_office: str = ""
    school_status: str = ""
    care_plan: str = ""  # "", "family" or "school": whose emergency kit; nothing else of the pupil's health
    # Contacts: a correction touches nothing.
    host_contact: str = ""
    host_email: str = ""
    host_phone: str = ""
    school_street: str = ""
    school_postal_code: str = ""
    school_city: str = ""
    school_phone: str = ""
    school_email: str = ""
    tutor_contact: str = ""
    referent_contact: str = ""
    pupil_street: str = ""
    pupil_postal_code: str = ""
    pupil_city: str = ""

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Content":
        """From stored JSON; unknown keys of another version are left out."""
        known = {each.name for each in fields(cls)}
        return cls(**{key: value for key, value in data.items() if key in known})

    def with_(self, **changes: Any) -> "Content":
        """The same with some fields changed; raises TypeError for a field that doesn't exist."""
        return replace(self, **changes)

    @property
    def terms(self) -> dict[str, Any]:
        """The substance alone: what is hashed and signed."""
        return {name: value for name, value in asdict(self).items() if FIELD_CLASS[name] is FieldClass.SUBSTANCE}

    @property
    def particulars(self) -> dict[str, Any]:
        """Facts and contacts: printed beside the terms, corrected without a new signature."""
        return {name: value for name, value in asdict(self).items() if FIELD_CLASS[name] is not FieldClass.SUBSTANCE}

    @property
    def dates(self) -> list[date]:
        """The days of presence, earliest first."""
        return sorted(date.fromisoformat(day["date"]) for day in self.days if day["slots"])

    def changed_from(self, former: "Content") -> list[str]:
        """The names of the fields that differ."""
        mine, theirs = asdict(self), asdict(former)
        return [name for name, value in mine.items() if value != theirs[name]]


_H, _S, _G = Part.HOST, Part.SCHOOL, Part.GIVEN
_SUBSTANCE = {
    "level": _G, "school_year": _G, "pupil_name": _G, "pupil_birth_date": _G, "school_name": _G, "school_uai": _G,
    "host_name": _H, "host_siret": _H, "host_street": _H, "host_postal_code": _H, "host_city": _H, "host_country": _H,
    "guardians": _G, "tutors": _H, "days": _H, "lunch_where": _H, "lunch_paid_by": _H, "activities": _H,
    "objectives": _S, "follow_up": _S, "safety": _H, "usual_hours_waived": _S, "special_case": _S,
    "special_reason": _S, "extra_article": _S, "articles": _G, "rules_on": _G,
    "host_without_siret": _H, "wording": _G, "amends": _G,
}  # fmt: skip
_FACTS = {
    "classroom": _G, "referent": _S, "host_activity": _H, "safety_person": _H, "host_insurance": _H,
    "school_insurance": _S, "family_insurance": _S, "transport": _H, "lodging": _H, "bring": _H, "access": _H,
    "board_decision": _S, "head_office": _H, "school_status": _S, "care_plan": _S,
}  # fmt: skip
_CONTACTS = {
    "host_contact": _H, "host_email": _H, "host_phone": _H, "school_street": _S, "school_postal_code": _S,
    "school_city": _S, "school_phone": _S, "school_email": _S, "pupil_street": _S, "pupil_postal_code": _S,
    "pupil_city": _S, "tutor_contact": _H, "referent_contact": _S,
}  # fmt: skip
FIELD_CLASS = (
    dict.fromkeys(_SUBSTANCE, FieldClass.SUBSTANCE)
    | dict.fromkeys(_FACTS, FieldClass.FACT)
    | dict.fromkeys(_CONTACTS, FieldClass.CONTACT)
)
FIELD_PART: dict[str, Part] = _SUBSTANCE | _FACTS | _CONTACTS
# What an amendment may change once all have signed (domain.md): dates, hours, place, tutor.
AMENDABLE = frozenset(
    {"days", "lunch_where", "lunch_paid_by", "host_street", "host_postal_code", "host_city", "tutors",
     "usual_hours_waived", "special_reason", "rules_on", "guardians"}
)  # fmt: skip


def person(tutor: dict[str, str]) -> str:
    """A tutor with their function."""
    return f"{tutor['name']} ({tutor['function']})" if tutor.get("function") else tutor["name"]
