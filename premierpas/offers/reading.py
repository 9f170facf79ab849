"""A text of an offer as people read it: for the pupil, and for the coordinator who compares it with the public one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.core.legal.offer import minutes_of
from premierpas.occupations.sectors import sector_name
from premierpas.organisations.enums import CompanyKind
from premierpas.organisations.models import Membership, School, Site, Tutor
from premierpas.ui.typography import clock_time, day, day_name, week_range

from .content import SUBSTANCE, OfferContent, Timetable
from .enums import Audience, OfferLevel
from .models import Offer

EMPTY = "–"


@dataclass(frozen=True)
class Names:
    """What the ids of one or several texts stand for."""

    sites: dict[int, Site]
    people: dict[int, str]
    tutors: dict[int, str]
    schools: dict[int, str]

    @classmethod
    def of(cls, company_id: int, *contents: OfferContent) -> "Names":
        """Read them all at once: four queries."""
        people = {pk for each in contents for pk in [*each.tutor_ids, *each.colleague_ids, each.signatory_id] if pk}
        schools = {pk for each in contents for pk in each.school_ids}
        named = {pk for each in contents for pk in each.named_tutor_ids}
        tutors = Tutor.objects.filter(pk__in=named, company=company_id, until=None)
        sites = {each.site_id for each in contents if each.site_id}
        members = Membership.objects.filter(pk__in=people, company=company_id).select_related("user")
        return cls(
            sites=Site.objects.filter(company=company_id).in_bulk(sites),
            people={member.pk: member.user.name for member in members},
            tutors={each.pk: f"{each.name} ({each.function})" if each.function else each.name for each in tutors},
            schools=dict(School.objects.filter(pk__in=schools).values_list("pk", "name")),
        )

    def of_people(self, ids: list[int]) -> str:
        """Names, or who is no longer there."""
        return ", ".join(self.people.get(pk, _("une personne partie")) for pk in ids)

    def of_tutors(self, content: OfferContent) -> str:
        """Those with an account and those without, or who is no longer there."""
        return ", ".join(filter(None, [self.of_people(content.tutor_ids), self.of_named(content)]))

    def of_named(self, content: OfferContent) -> str:
        """Those without an account."""
        return ", ".join(self.tutors.get(pk, _("une personne partie")) for pk in content.named_tutor_ids)

    def of_site(self, pk: int | None) -> str:
        """Name and address of a place."""
        site = self.sites.get(pk) if pk else None
        if site is None:
            return ""
        about = "" if site.is_exact else _(" (environ)")
        return f"{site.name}, {site.street}, {site.postal_code} {site.city}{about}"


@dataclass(frozen=True)
class Text:
    """One text, whole."""

    content: OfferContent
    company: str
    city: str
    sector: str
    weeks: list[dict[str, Any]]
    programme: list[dict[str, Any]]
    hours: dict[str, Any]
    young_hours: dict[str, Any] | None
    facts: list[tuple[str, str]]

    @property
    def short_facts(self) -> list[tuple[str, str]]:
        """What stands beside the wizard: for whom, and the hours of each day."""
        days = [(row["name"], _span(row)) for row in self.hours["days"] if row["minutes"]]
        level = OfferLevel(self.content.level).label if self.content.level in OfferLevel.values else EMPTY
        return [(_("Classe"), str(level)), *days]


@dataclass(frozen=True)
class Change:
    """A field that differs from the public text."""

    label: str
    before: str
    after: str
    is_substance: bool


def read_text(offer: Offer, content: OfferContent, names: Names | None = None) -> Text:
    """Everything that the pupil will see, and for whom and by whom the offer is made."""
    names = names or Names.of(offer.company_id, content)
    site = names.sites.get(content.site_id) if content.site_id else None
    young = None if content.same_for_under_15 else timetable_rows(content.timetable_under_15)
    return Text(
        content=content,
        company=offer.company.name,
        city=site.city if site else offer.company.city,
        sector=sector_name(content.sector),
        weeks=[{"week": days, "note": _places(content.places)} for days in slots_of(content)],
        programme=[_programme_day(content, str(weekday)) for weekday in range(5)],
        hours=timetable_rows(content.timetable_15),
        young_hours=young,
        facts=[(str(label), text) for name, label in FACTS.items() if (text := said(name, content, names)) != EMPTY],
    )


def changes(offer: Offer, content: OfferContent, names: Names | None = None) -> list[Change]:
    """What differs from the public text, field by field; empty for a first text."""
    return _differences(offer, offer.content, content, names)


def changes_since_review(offer: Offer, content: OfferContent, names: Names | None = None) -> list[Change]:
    """What differs from the text that a coordinator last asked to change; empty where none did."""
    return _differences(offer, offer.reviewed, content, names)


def _differences(offer: Offer, stored: dict[str, Any], content: OfferContent, names: Names | None) -> list[Change]:
    if not stored:
        return []
    former = OfferContent.of(stored)
    names = names or Names.of(offer.company_id, former, content)
    before, after = former.as_json(), content.as_json()
    return [
        Change(str(LABELS[name]), said(name, former, names), said(name, content, names), name in SUBSTANCE)
        for name in LABELS
        if before[name] != after[name]
    ]


def _places(count: int) -> str:
    return ngettext("%(n)d place", "%(n)d places", count) % {"n": count}


def slots_of(content: OfferContent) -> list[tuple[date, date]]:
    """The weeks of a text in order; none where a draft holds something else."""
    try:
        return sorted(content.slots)
    except ValueError:
        return []


def _programme_day(content: OfferContent, weekday: str) -> dict[str, Any]:
    halves = content.programme.get(weekday) or {}
    return {
        "name": day_name(int(weekday)),
        "number": "",
        "text": "" if any(halves.values()) else EMPTY,
        "morning": halves.get("morning", ""),
        "afternoon": halves.get("afternoon", ""),
    }


def timetable_rows(table: Timetable) -> dict[str, Any]:
    """The days of a timetable and their total, for the component."""
    rows = [_hours_of_day(weekday, table.get(str(weekday), [])) for weekday in range(5)]
    return {"days": rows, "total": sum(row["minutes"] for row in rows)}


def _hours_of_day(weekday: int, slots: list[list[str]]) -> dict[str, Any]:
    read = [(time.fromisoformat(start), time.fromisoformat(end)) for start, end in slots]
    alone_in_afternoon = len(read) == 1 and read[0][0].hour >= 12
    return {
        "name": day_name(weekday),
        "morning": read[0] if read and not alone_in_afternoon else None,
        "afternoon": read[0] if alone_in_afternoon else read[-1] if len(read) > 1 else None,
        "minutes": minutes_of(slots),
    }


def _span(row: dict[str, Any]) -> str:
    spans = [span for span in (row["morning"], row["afternoon"]) if span]
    return f"{clock_time(spans[0][0])} – {clock_time(spans[-1][1])}"


def _hours_said(table: Timetable) -> str:
    days = [
        f"{day_name(int(weekday))} {', '.join(f'{start}–{end}' for start, end in slots)}"
        for weekday, slots in sorted(table.items())
        if slots
    ]
    return "\n".join(days)


def _programme_said(content: OfferContent) -> str:
    lines = []
    for weekday, halves in sorted(content.programme.items()):
        written = " / ".join(filter(None, [halves.get("morning", ""), halves.get("afternoon", "")]))
        if written:
            lines.append(f"{day_name(int(weekday))}{_(' : ')}{written}")
    return "\n".join(lines)


def _young_said(content: OfferContent, _names: Names) -> str:
    return _("Les mêmes") if content.same_for_under_15 else _hours_said(content.timetable_under_15)


_SAID: dict[str, Callable[[OfferContent, Names], str]] = {
    "sector": lambda content, _n: sector_name(content.sector),
    "host_kind": lambda content, _n: _choice(CompanyKind, content.host_kind),
    "level": lambda content, _n: _choice(OfferLevel, content.level),
    "site_id": lambda content, names: names.of_site(content.site_id),
    "wheelchair": lambda content, _n: _("un fauteuil entre partout") if content.wheelchair else "",
    "programme": lambda content, _n: _programme_said(content),
    "weeks": lambda content, _n: ", ".join(week_range(days) for days in slots_of(content)),
    "timetable_15": lambda content, _n: _hours_said(content.timetable_15),
    "timetable_under_15": _young_said,
    "same_for_under_15": lambda content, _n: _("oui") if content.same_for_under_15 else _("non"),
    "audience": lambda content, _n: _choice(Audience, content.audience),
    "school_ids": lambda content, names: ", ".join(names.schools.get(pk, "?") for pk in content.school_ids),
    "priority_until": lambda content, _n: (
        day(date.fromisoformat(content.priority_until)) if content.priority_until else ""
    ),
    "tutor_ids": lambda content, names: names.of_tutors(content),
    "named_tutor_ids": lambda content, names: names.of_named(content),
    "signatory_id": lambda content, names: names.of_people([content.signatory_id] if content.signatory_id else []),
    "colleague_ids": lambda content, names: names.of_people(content.colleague_ids),
}
LABELS = {
    "title": gettext_lazy("Titre"),
    "sector": gettext_lazy("Secteur"),
    "host_kind": gettext_lazy("Qui accueille"),
    "level": gettext_lazy("Niveau"),
    "summary": gettext_lazy("Ce que l’élève verra"),
    "site_id": gettext_lazy("Lieu"),
    "access": gettext_lazy("Comment venir"),
    "wheelchair": gettext_lazy("Fauteuil roulant"),
    "programme": gettext_lazy("Programme"),
    "weeks": gettext_lazy("Semaines"),
    "places": gettext_lazy("Places par semaine"),
    "timetable_15": gettext_lazy("Horaires à partir de 15 ans"),
    "same_for_under_15": gettext_lazy("Mêmes horaires avant 15 ans"),
    "timetable_under_15": gettext_lazy("Horaires avant 15 ans"),
    "hours_note": gettext_lazy("Un mot sur les horaires"),
    "audience": gettext_lazy("Ouverte à"),
    "school_ids": gettext_lazy("Établissements"),
    "priority_until": gettext_lazy("Priorité jusqu’au"),
    "bring": gettext_lazy("À apporter"),
    "meals": gettext_lazy("Repas"),
    "languages": gettext_lazy("Langues parlées"),
    "tutor_ids": gettext_lazy("Tuteur"),
    "named_tutor_ids": gettext_lazy("Tuteur sans compte"),
    "signatory_id": gettext_lazy("Signe la convention"),
    "colleague_ids": gettext_lazy("Suivent les candidatures"),
}
FACTS = {
    name: LABELS[name]
    for name in (
        "host_kind", "level", "site_id", "access", "wheelchair", "places", "hours_note", "audience", "school_ids",
        "priority_until", "bring", "meals", "languages", "tutor_ids", "signatory_id", "colleague_ids",
    )
}  # fmt: skip


def said(name: str, content: OfferContent, names: Names) -> str:
    """One field in words; a dash when it is empty."""
    speak = _SAID.get(name)
    return str((speak(content, names) if speak else getattr(content, name)) or EMPTY)


def _choice(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value
