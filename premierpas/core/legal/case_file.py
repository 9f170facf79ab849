"""A timetable as a file brings it (docs: `manage.py check_timetable`): read or refused, fault by fault."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.calendar import ZONES, Range, UnknownZone
from premierpas.core.geography import department_codes

from .breaches import Breach, DayPlan, breach, read_slot
from .rules import ALL
from .timetable import cautions, check_timetable

FIRST_YEAR, LAST_YEAR = 2018, 2050  # the school calendars that are known or can be foreseen


class UnreadableTimetable(Exception):
    """The data has another shape than a timetable; `faults` says what, in the reader's language."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Case:
    """A timetable to judge, with all that the judge has to know. `unread`: days whose hours can't be read."""

    birth_date: date
    zone: str
    level: str
    department: str
    period: Range | None
    outside_8_18_allowed: bool
    days: tuple[DayPlan, ...]
    unread: tuple[date, ...] = ()

    def breaches(self) -> list[Breach]:
        """Every rule that is broken; empty when the timetable is allowed."""
        message = _('Une heure de ce jour est illisible. Écrivez chaque moment ainsi\u00a0: ["09:00", "12:00"].')
        found = [breach("slots", message, date=day) for day in self.unread]
        if self.unread and not self.days:
            return found
        return found + check_timetable(
            self.days,
            birth_date=self.birth_date,
            zone=self.zone,
            level=self.level,
            department=self.department,
            period=self.period,
            outside_8_18_allowed=self.outside_8_18_allowed,
        )

    def cautions(self) -> list[Breach]:
        """What the rules allow and the department's custom doesn't."""
        return cautions(self.days, department=self.department)


def read_case(data: object) -> Case:
    """The case that this JSON value describes; raises UnreadableTimetable with every fault, and nothing else."""
    if not isinstance(data, dict):
        raise UnreadableTimetable([_("Le fichier ne contient pas un objet JSON.")])
    reader = _Reader(data)
    days, unread = reader.days()
    case = Case(
        birth_date=reader.day("birth_date", data.get("birth_date"), earliest_year=1900) or date(2000, 1, 1),
        zone=reader.zone(),
        level=reader.choice("level", ALL, otherwise="3e"),
        department=reader.choice("department", department_codes(), otherwise=""),
        period=reader.period(),
        outside_8_18_allowed=reader.flag("outside_8_18_allowed"),
        days=days,
        unread=unread,
    )
    if reader.faults:
        raise UnreadableTimetable(reader.faults)
    return case


class _Reader:
    """Reads one field after the other and remembers every fault."""

    def __init__(self, data: dict[Any, Any]) -> None:
        self.data = data
        self.faults: list[str] = []

    def day(self, name: str, raw: object, *, earliest_year: int = FIRST_YEAR) -> date | None:
        try:
            found = date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == 10 else None
        except ValueError:
            found = None
        if found is None or not earliest_year <= found.year <= LAST_YEAR:
            self.faults.append(_("%(name)s\u00a0: écrivez une date ainsi\u00a0: 2027-01-18.") % {"name": name})
            return None
        return found

    def choice(self, name: str, allowed: tuple[str, ...], *, otherwise: str | None = None) -> str:
        raw = self.data.get(name)
        if raw in (None, "") and otherwise is not None:
            return otherwise
        if isinstance(raw, str) and raw in allowed:
            return raw
        shown = ", ".join(allowed) if len(allowed) < 10 else _("un code de département")
        self.faults.append(
            _("%(name)s\u00a0: valeur inconnue. Attendu\u00a0: %(shown)s.") % {"name": name, "shown": shown}
        )
        return ""

    def zone(self) -> str:
        raw = self.data.get("school_zone")
        if isinstance(raw, str) and raw in ZONES:
            return raw
        # Corsica and overseas have calendars of their own: never taken for no holidays.
        self.faults.append(f"school_zone\u00a0: {UnknownZone(str(raw)).message}")
        return ""

    def flag(self, name: str) -> bool:
        raw = self.data.get(name, False)
        if raw is None or isinstance(raw, bool):
            return bool(raw)
        self.faults.append(_("%(name)s\u00a0: écrivez true ou false.") % {"name": name})
        return False

    def period(self) -> Range | None:
        raw = self.data.get("period")
        if raw is None:
            return None
        if not isinstance(raw, list) or len(raw) != 2:
            self.faults.append(_("period\u00a0: écrivez deux dates, la première et la dernière."))
            return None
        first, last = self.day("period", raw[0]), self.day("period", raw[1])
        if first and last and last < first:
            self.faults.append(_("period\u00a0: la dernière date est avant la première."))
        return (first, last) if first and last else None

    def days(self) -> tuple[tuple[DayPlan, ...], tuple[date, ...]]:
        raw = self.data.get("days")
        if not isinstance(raw, list):
            self.faults.append(_("days\u00a0: il manque la liste des jours."))
            return (), ()
        read, unread = [], []
        for number, each in enumerate(raw, start=1):
            name = f"days[{number}]"
            slots = each.get("slots") if isinstance(each, dict) else None
            if not isinstance(each, dict) or not isinstance(slots, list):
                self.faults.append(_("%(name)s\u00a0: il faut une date et des moments (slots).") % {"name": name})
                continue
            day = self.day(f"{name}.date", each.get("date"))
            hours = [read_slot(slot) for slot in slots]
            if day and None in hours:
                unread.append(day)
            elif day:
                read.append(DayPlan(day, tuple(slot for slot in hours if slot)))
        return tuple(read), tuple(unread)
