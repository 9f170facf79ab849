"""An agreement as a page shows it: facts, hours, parties, what is missing. No query happens while it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.calendar import SchoolWeek
from premierpas.core.legal.breaches import DayPlan, presence
from premierpas.core.outbox.models import Channel, Message
from premierpas.core.phones import said_phone
from premierpas.ui.typography import day, day_name, full_day, full_week, hours, joined, ordinal, title_first

from .actions.parties import parties_now
from .models import Agreement, AgreementState, Kind, Method, Party, Signatory
from .signing_codes import masked_contact
from .standing import on_turn
from .telling.bounces import trouble_in_words
from .terms.content import Content, person
from .terms.judging import plans_of
from .terms.standard import LunchPayer, LunchPlace, country_abroad

A = AgreementState


@dataclass(frozen=True)
class PartyLine:
    """One party as everybody sees it."""

    row: Signatory
    who: str
    name: str
    function: str
    words: str
    kind: str
    contact: str = ""
    signed: bool = False
    on_turn: bool = False
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The whole text, in the order in which people ask."""

    content: Content
    facts: list[tuple[str, ...]]
    practical: list[tuple[str, ...]]
    hours: list[dict[str, Any]] = field(default_factory=list)
    long_texts: list[tuple[str, str]] = field(default_factory=list)


def reading_of(agreement: Agreement, *, with_contacts: bool = True) -> Reading:
    """What the agreement says. `with_contacts`: addresses and numbers of people, for those who already know them."""
    content = agreement.content
    return Reading(
        content=content,
        facts=_filled(_facts(content)),
        practical=_filled(_practical(content, with_contacts=with_contacts)),
        hours=hours_of(content),
        long_texts=[
            (name, text)
            for name, text in (
                (_("Ce que l’élève voit et fait"), content.activities),
                (_("Objectifs"), content.objectives),
                (_("Suivi"), content.follow_up),
                (_("Article propre à l’établissement"), content.extra_article),
            )
            if text
        ],
    )


def _facts(content: Content) -> list[tuple[str, ...]]:
    dates = content.dates
    country = country_abroad(content.host_country)
    where = ", ".join(filter(None, [content.host_street, f"{content.host_postal_code} {content.host_city}".strip(),
                                    country]))  # fmt: skip
    return [
        (_("Élève"), content.pupil_name, f"{content.classroom}, {content.school_name}"),
        (_("Où"), content.host_name, where),
        (_("Quand"), title_first(said_days(dates)) if dates else "", said_total(content)),
        (_("Avec qui"), joined(person(each) for each in content.tutors if each.get("name"))),
        (_("Professeur référent"), content.referent),
        (_("Personne à qui parler"), content.safety_person),
        (_("Famille"), joined(each["name"] for each in content.guardians)),
    ]


def _practical(content: Content, *, with_contacts: bool) -> list[tuple[str, ...]]:
    lunch = str(dict(LunchPlace.choices).get(content.lunch_where, ""))
    payer = str(dict(LunchPayer.choices).get(content.lunch_paid_by, ""))
    rows: list[tuple[str, ...]] = [
        (_("Repas"), lunch, _("payé par %(who)s") % {"who": payer} if payer else ""),
        (_("Comment venir"), content.access),
        (_("À apporter"), content.bring),
        (_("Déplacements"), content.transport),
        (_("Hébergement"), content.lodging),
        (_("Assurance de la structure"), content.host_insurance),
        (_("Assurance de l’établissement"), content.school_insurance),
        (_("Assurance de la famille"), content.family_insurance),
        (_("Conseil d’administration"), content.board_decision),
        (_("Cas particulier"), content.special_reason),
    ]
    if with_contacts:
        reach = " · ".join(filter(None, [content.host_contact, content.host_email, said_phone(content.host_phone)]))
        rows.append((_("Joindre la structure"), reach))
    return rows


def _filled(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(str(part) for part in row if part or row.index(part) < 2) for row in rows if row[1]]


def said_days(dates: list[date]) -> str:
    """`du 11 au 15 janvier 2027`, both weeks of 2de joined, or the days one by one in a week with gaps."""
    weeks = [list(days) for _week, days in groupby(dates, key=SchoolWeek.of)]
    if all(len(days) > 1 and len(days) == (days[-1] - days[0]).days + 1 for days in weeks):
        return joined(full_week((days[0], days[-1])) for days in weeks)
    return ", ".join(full_day(each) for each in dates)


def said_total(content: Content) -> str:
    """Hours in all, as a short sentence."""
    total = sum(presence(plan.slots) for plan in plans_of(content.days))
    return _("%(hours)s en tout") % {"hours": hours(total)} if total else ""


def hours_of(content: Content) -> list[dict[str, Any]]:
    """A timetable a week, for the component: caption, days, total in minutes."""
    plans = sorted((plan for plan in plans_of(content.days) if plan.slots), key=lambda plan: plan.date)
    weeks = []
    for week, group in groupby(plans, key=lambda plan: SchoolWeek.of(plan.date)):
        days = [_day_row(plan) for plan in group]
        caption = title_first(full_week((week.monday, week.last_day)))
        weeks.append({"caption": caption, "days": days, "total": sum(row["minutes"] for row in days)})
    return weeks


def _day_row(plan: DayPlan) -> dict[str, Any]:
    noon = time(13, 0)
    slots = list(plan.slots)
    if len(slots) == 1:
        slot = slots[0]
        morning, afternoon = (slot, None) if slot[0] < noon else (None, slot)
    else:
        morning, afternoon = slots[0], slots[-1]
    return {
        "name": f"{day_name(plan.date.weekday())} {ordinal(plan.date)}",
        "morning": morning,
        "afternoon": afternoon,
        "minutes": presence(plan.slots),
    }


def party_lines(agreement: Agreement, *, bounced: Mapping[int, Message] | None = None) -> list[PartyLine]:
    """Everyone who signs, with where they stand; signatories must have been read (`queries.parties`).

    `bounced`: messages that didn't arrive (`bounces.bounced`), for those who can correct the contact.
    """
    rows = parties_now(agreement)
    waited = {row.pk for row in on_turn(rows)} if agreement.state == A.SIGNING else set()
    return [_line(agreement, row, row.pk in waited, (bounced or {}).get(row.pk)) for row in rows]


def _line(agreement: Agreement, row: Signatory, is_on_turn: bool, message: Message | None) -> PartyLine:
    words, kind = _where(agreement, row, is_on_turn)
    return PartyLine(
        row=row,
        who=str(Party(row.party).label),
        name=row.signature.name if row.has_signed else row.name,
        function=row.function if row.party != Party.PUPIL else "",
        words=words,
        kind=kind,
        contact=contact_of(row),
        signed=row.has_signed,
        on_turn=is_on_turn,
        troubles=(trouble_in_words(message),) if message else (),
    )


def _where(agreement: Agreement, row: Signatory, is_on_turn: bool) -> tuple[str, str]:
    if row.has_signed:
        how = str(Method(row.signature.method).label)
        return _("a signé %(day)s : %(how)s") % {"day": day(row.signature.at), "how": how}, "done"
    if agreement.kind == Kind.OUTSIDE:
        return _("n’a rien signé ici : voir le papier enregistré"), "off"
    if agreement.state in (A.VOID, A.REFUSED):
        return _("n’a pas signé"), "off"
    if not row.required and agreement.state in (A.SIGNING, A.SIGNED):
        return _("peut aussi signer"), "off"
    if agreement.state != A.SIGNING:
        return _("signera"), "off"
    if not is_on_turn:
        return _("signe après les autres"), "off"
    since = row.asked_at or agreement.requested_at or agreement.created_at
    return _("sollicité %(day)s") % {"day": day(since)}, "wait"


def contact_of(row: Signatory) -> str:
    """Where a code would go, masked; empty for those who sign with their account."""
    if row.party == Party.PUPIL:
        return ""
    if row.phone:
        return masked_contact(Channel.SMS, row.phone)
    return masked_contact(Channel.EMAIL, row.email) if row.email else ""
