"""The text of an offer as a value: what the wizard writes, the coordinator reads and the pupil sees."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

Slots = list[list[str]]  # [["09:00", "12:30"], ["13:30", "17:00"]]
Timetable = dict[str, Slots]  # by weekday: "0" is Monday, "4" Friday


@dataclass(frozen=True)
class OfferContent:
    """Everything a pupil reads of an offer. Days are ISO texts, times `HH:MM`, so that it is JSON as it stands."""

    title: str = ""
    sector: str = ""
    host_kind: str = ""
    summary: str = ""
    programme: dict[str, dict[str, str]] = field(default_factory=dict)  # {"0": {"morning": …, "afternoon": …}}
    site_id: int | None = None
    level: str = "college"
    weeks: list[list[str]] = field(default_factory=list)  # [[first day, last day], …]
    places: int = 1
    timetable_15: Timetable = field(default_factory=dict)
    same_for_under_15: bool = True
    timetable_under_15: Timetable = field(default_factory=dict)
    hours_note: str = ""
    audience: str = "all"
    school_ids: list[int] = field(default_factory=list)
    priority_until: str = ""
    tutor_ids: list[int] = field(default_factory=list)  # memberships
    named_tutor_ids: list[int] = field(default_factory=list)  # tutors without account
    colleague_ids: list[int] = field(default_factory=list)
    signatory_id: int | None = None
    access: str = ""
    wheelchair: bool = False
    bring: str = ""
    meals: str = ""
    languages: str = ""

    @classmethod
    def of(cls, data: dict[str, Any]) -> "OfferContent":
        """From stored JSON; unknown keys of another version are left out."""
        known = {each.name for each in fields(cls)}
        return cls(**{key: value for key, value in data.items() if key in known})

    def as_json(self) -> dict[str, Any]:
        """For storing."""
        return asdict(self)

    @property
    def slots(self) -> list[tuple[date, date]]:
        """The weeks as days."""
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in self.weeks]

    def timetable_for(self, age: int) -> Timetable:
        """The hours of a pupil who is `age` years old that week."""
        if age < 15 and self.timetable_under_15:
            return self.timetable_under_15
        return self.timetable_15


# A change of one of these is a change of substance: the new text is reviewed while the old one stays visible.
SUBSTANCE = frozenset(
    {
        "title", "sector", "host_kind", "summary", "programme", "site_id", "level", "weeks", "timetable_15",
        "same_for_under_15", "timetable_under_15", "audience", "school_ids", "priority_until", "tutor_ids",
        "named_tutor_ids", "signatory_id",
    }
)  # fmt: skip
