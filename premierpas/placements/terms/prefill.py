"""Filling an agreement with all that is known: offer, school, class, pupil, guardians."""

import re
from datetime import date
from typing import Any

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, prefill
from premierpas.core.legal.timetable import age_on
from premierpas.occupations.sectors import sector_name
from premierpas.offers.content import OfferContent, Timetable
from premierpas.organisations.presence import teachers
from premierpas.people.enums import Relation
from premierpas.ui.forms import said_reach

from ..models import Placement, SchoolTerms
from .content import Content
from .standard import FOLLOW_UP, OBJECTIVES
from .wording import version_for

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_TU = re.compile(r"\b(?:tu|toi|ton|ta|tes|te)\b|\bt[’'](?=\w)", re.IGNORECASE)


@in_french()
def filled(placement: Placement, settings: SchoolTerms) -> Content:
    """The first text of a placement's agreement; `settings` are the school's. Reads, writes nothing."""
    pupil, classroom = placement.pupil, placement.enrolment.classroom
    school = classroom.school
    offer = OfferContent.of(placement.application.offer.content) if placement.application else OfferContent()
    return Content(
        level=classroom.level,
        school_year=classroom.school_year,
        pupil_name=pupil.full_name,
        pupil_birth_date=pupil.birth_date.isoformat(),
        school_name=school.name,
        school_uai=school.uai,
        host_name=placement.host_name,
        host_siret=placement.host_siret,
        host_street=placement.host_street,
        host_postal_code=placement.host_postal_code,
        host_city=placement.host_city,
        host_country=placement.host_country,
        guardians=guardians_of(placement),
        tutors=[{"name": each["name"], "function": each.get("function", "")} for each in placement.tutors],
        tutor_contact=", ".join(said_reach(each["contact"]) for each in placement.tutors if each.get("contact"))[:150],
        days=_days(placement, offer),
        lunch_where="",
        activities=_activities(offer),
        objectives=settings.objectives or str(OBJECTIVES),
        follow_up=settings.follow_up or str(FOLLOW_UP),
        extra_article=settings.extra_article,
        articles=version_for(Content(school_uai=school.uai), settings),
        rules_on=clock.today().isoformat(),
        classroom=classroom.name,
        referent=_referent(classroom.pk),
        host_activity=sector_name(placement.sector) if placement.sector else "",
        school_insurance=settings.insurance,
        bring=offer.bring,
        access=offer.access,
        board_decision=settings.board_decision,
        host_contact=placement.host_contact,
        host_email=placement.host_email,
        host_phone=placement.host_phone,
        school_street=school.street,
        school_postal_code=school.postal_code,
        school_city=school.city,
        school_phone=school.phone,
        school_email=school.email,
        pupil_street=pupil.street,
        pupil_postal_code=pupil.postal_code,
        pupil_city=pupil.city,
    )


@in_french()
def given(placement: Placement, settings: SchoolTerms) -> dict[str, Any]:
    """What comes from the pupil's file and is corrected there: taken anew when signatures are asked for."""
    pupil, classroom = placement.pupil, placement.enrolment.classroom
    return {
        "pupil_name": pupil.full_name,
        "pupil_birth_date": pupil.birth_date.isoformat(),
        "guardians": guardians_of(placement),
        "classroom": classroom.name,
        "articles": version_for(Content(school_uai=classroom.school.uai), settings),
    }


@in_french()
def guardians_of(placement: Placement) -> list[dict[str, str]]:
    """The guardians as parties: name and relation; their contacts stay in the pupil's file."""
    return [
        {"name": each.name, "relation": str(Relation(each.relation).label)}
        for each in placement.pupil.guardians.confirmed().order_by("rank")
    ]


def days_of(placement: Placement) -> list[date]:
    """The days of presence that the placement holds."""
    return [
        date.fromordinal(ordinal)
        for part in placement.days
        for ordinal in range(part.lower.toordinal(), part.upper.toordinal())
    ]


def _days(placement: Placement, offer: OfferContent) -> list[dict[str, Any]]:
    days = days_of(placement)
    age = age_on(placement.pupil.birth_date, days[0])
    usual: Timetable = offer.timetable_for(age) or prefill(UNDER_15 if age < 15 else FIFTEEN_AND_OVER)
    return [{"date": day.isoformat(), "slots": usual.get(str(day.weekday()), [])} for day in days]


def _activities(offer: OfferContent) -> str:
    named = [text.strip() for day in offer.programme.values() for text in day.values() if text.strip()]
    return "\n".join(filter(None, map(_impersonal, [offer.summary, *dict.fromkeys(named)]))).strip()[:1500]


def _impersonal(text: str) -> str:
    """An offer says “tu” to its readers; a contract doesn't: such sentences stay in the offer."""
    return " ".join(each for each in _SENTENCE.split(text.strip()) if not _TU.search(each))


def _referent(classroom_id: int) -> str:
    rows = teachers(classroom_id).filter(is_referent=True)
    name = rows.values_list("membership__user__name", flat=True).first()
    return name or ""
