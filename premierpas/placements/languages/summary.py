"""An agreement in a family's language: labels and sentences of ours, names and free texts as they were typed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from premierpas.core.legal.breaches import presence
from premierpas.core.legal.timetable import age_on
from premierpas.core.phones import said_phone

from ..terms.content import Content
from ..terms.judging import plans_of
from ..terms.standard import country_abroad
from ..terms.wording import asks_for_certificate
from . import said_day, said_slots, words_in
from .words import Words


@dataclass(frozen=True)
class Summary:
    """What the page and the sheet show: facts, hours, what signing means."""

    words: Words
    first_name: str
    facts: list[tuple[str, str, str]]
    hours: list[tuple[str, str, str]]
    total: str
    means: list[str]
    school: tuple[str, str]


def summary_of(content: Content, language: str, *, family: bool = True) -> Summary:
    """The summary of a text in a language, French for an unknown one; what only a family has to do is left to it."""
    words = words_in(language)
    plans = [plan for plan in plans_of(content.days) if plan.slots]
    first_name = content.pupil_name.split()[0] if content.pupil_name.split() else ""
    total = _duration(sum(presence(plan.slots) for plan in plans))
    return Summary(
        words=words,
        first_name=first_name,
        facts=[fact for fact in _facts(content, words, plans, total, family=family) if fact[1]],
        hours=[(said_day(words, plan.date), said_slots(plan), _duration(presence(plan.slots))) for plan in plans],
        total=total,
        means=[
            words.means_allow.format(name=first_name),
            words.means_pupil,
            words.means_safe,
            words.means_free,
        ],
        school=(content.school_name, said_phone(content.school_phone)),
    )


def _facts(content: Content, words: Words, plans: list[Any], total: str, *, family: bool) -> list[tuple[str, str, str]]:
    when = ""
    if plans:
        first, last = said_day(words, plans[0].date), said_day(words, plans[-1].date)
        when = first if first == last else f"{first} – {last}"
        years = sorted({str(plan.date.year) for plan in plans})
        when = f"{when} ({'–'.join(years)})"
    born = date.fromisoformat(content.pupil_birth_date) if content.pupil_birth_date else None
    age = words.age.format(n=age_on(born, plans[0].date)) if born and plans else ""
    lunch = words.lunch_places.get(content.lunch_where, "")
    payer = words.payers.get(content.lunch_paid_by, "")
    town = f"{content.host_postal_code} {content.host_city}".strip()
    place = ", ".join(filter(None, [content.host_street, town, country_abroad(content.host_country)]))
    reach = " · ".join(filter(None, [content.host_contact, said_phone(content.host_phone)]))
    return [
        (words.who, ", ".join(filter(None, [content.pupil_name, age])),
         f"{content.classroom}, {content.school_name}"),
        (words.where, content.host_name, place),
        (words.when, when, words.in_all.format(hours=total) if total else ""),
        (words.with_whom, ", ".join(each["name"] for each in content.tutors if each.get("name")), reach),
        (words.lunch, lunch, words.paid_by.format(who=payer) if payer else ""),
        (words.access, content.access, ""),
        (words.bring, content.bring, ""),
        (words.talk_to, content.safety_person, ""),
        (words.insurance, _insured(content, words) if family else content.host_insurance, ""),
    ]  # fmt: skip


def _insured(content: Content, words: Words) -> str:
    """What the model of the text asks of a family: a certificate, or nothing but a piece of advice."""
    return words.liability if asks_for_certificate(content) else words.liability_advised


def _duration(minutes: int) -> str:
    """Hours and minutes in figures, which need no language."""
    return f"{minutes // 60}\u00a0h" + (f"\u00a0{minutes % 60:02d}" if minutes % 60 else "") if minutes else ""
