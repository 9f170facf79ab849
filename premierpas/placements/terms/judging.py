"""Whether an agreement may be signed: the legal rules on each day, over all hosts together, and what is missing."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.calendar import UnknownZone
from premierpas.core.legal.breaches import Breach, DayPlan, read_slot
from premierpas.core.legal.timetable import cautions, check_timetable
from premierpas.organisations.calendars import calendar_of
from premierpas.people.going import NoWeeksYet, OtherWeek, going_of

from ..days import department_of
from ..models import LIVE, Agreement, Placement
from ..models.placement import HOLDING
from .content import Content, Part
from .standard import prohibitions_for

NEEDED: dict[Part, dict[str, object]] = {
    Part.HOST: {
        "host_name": gettext_lazy("le nom de la structure"),
        "host_street": gettext_lazy("l’adresse du lieu"),
        "tutors": gettext_lazy("un tuteur"),
        "activities": gettext_lazy("les activités"),
        "host_insurance": gettext_lazy("l’assurance de la structure"),
        "safety_person": gettext_lazy("la personne à qui parler"),
        "lunch_where": gettext_lazy("le lieu du repas"),
        "lunch_paid_by": gettext_lazy("qui paie le repas"),
    },
    Part.SCHOOL: {
        "objectives": gettext_lazy("les objectifs"),
        "follow_up": gettext_lazy("le suivi"),
        "referent": gettext_lazy("le professeur référent"),
        "school_phone": gettext_lazy("le téléphone de l’établissement, pour que la structure l’alerte"),
    },
}


def plans_of(days: Iterable[dict]) -> list[DayPlan]:
    """The days of an agreement as the judge reads them; a time that can't be read is left out."""
    plans = []
    for day in days:
        slots = tuple(slot for slot in map(read_slot, day["slots"]) if slot)
        plans.append(DayPlan(date.fromisoformat(day["date"]), slots))
    return plans


def breaches(placement: Placement, content: Content) -> list[Breach]:
    """Every rule that these hours break, together with the pupil's other hosts in the same year."""
    classroom = placement.enrolment.classroom
    mine = plans_of(content.days)
    others = [plan for each in _elsewhere(placement) for plan in plans_of(each.terms["days"])]
    try:
        found = check_timetable(
            [*mine, *others],
            birth_date=date.fromisoformat(content.pupil_birth_date),
            zone=classroom.school.zone,
            overrides=calendar_of(classroom.school).overrides,
            level=classroom.level,
            department=department_of(content.host_postal_code, content.host_country),
            outside_8_18_allowed=content.usual_hours_waived,
        )
    except UnknownZone:
        text = _("La zone de vacances de l’établissement n’est pas connue : la coordination du territoire la fixe.")
        return [Breach(None, "school_time", text, "")]
    return found + _outside_period(placement, mine)


def days_of_custom(content: Content) -> list[Breach]:
    """Days of the text on which many hosts of its department don't work, though no law says so."""
    return cautions(plans_of(content.days), department=department_of(content.host_postal_code, content.host_country))


def _elsewhere(placement: Placement) -> list[Agreement]:
    """The agreements of the pupil's other placements of the year, each in its text in force or in the making."""
    rows = Agreement.objects.filter(
        placement__enrolment=placement.enrolment_id, placement__state__in=HOLDING, state__in=LIVE
    ).exclude(placement=placement)
    newest: dict[int, Agreement] = {}
    for row in rows.order_by("number"):
        if row.amends_id is None or row.state == "signed":
            newest[row.placement_id] = row
    return list(newest.values())


def _outside_period(placement: Placement, plans: list[DayPlan]) -> list[Breach]:
    going = going_of(placement.enrolment)
    text = str(OtherWeek() if going.is_set else NoWeeksYet())
    return [Breach(plan.date, "school_time", text, "") for plan in plans if not going.has(plan.date)]


def missing(part: Part, content: Content, *, sector: str) -> dict[str, str]:
    """What a part still lacks: field → a short sentence."""
    found = {
        name: _("Indiquez %(what)s.") % {"what": what}
        for name, what in NEEDED[part].items()
        if not getattr(content, name)
    }
    if part is Part.HOST:
        if "host_siret" in unreachable(content):
            found["host_siret"] = unreachable(content)["host_siret"]
        unread = [each for each in prohibitions_for(sector) if each.code not in content.safety]
        if unread:
            found["safety"] = _("Cochez chaque ligne : l’élève ne fait rien de cela.")
        if any(not each.get("name") for each in content.tutors):
            found["tutors"] = _("Indiquez le nom de chaque tuteur.")
    if part is Part.SCHOOL and settings.AGREEMENT_INSURANCE == "2024" and not content.school_insurance:
        found["school_insurance"] = _("Indiquez l’assurance de l’établissement.")
    if part is Part.SCHOOL and content.special_case and not content.special_reason:
        found["special_reason"] = _("Indiquez pourquoi l’établissement accepte.")
    return found


def unreachable(content: Content) -> dict[str, str]:
    """Without which nobody can be alerted or told apart: texts made ready before they were asked for may lack them."""
    found = {}
    if not content.school_phone:
        found["school_phone"] = _(
            "Indiquez le téléphone de l’établissement : la structure l’appelle en cas d’accident."
        )
    if not content.host_siret and not content.host_without_siret:
        found["host_siret"] = _("Indiquez le SIRET, ou pourquoi il n’y en a pas.")
    return found


def special_cases(placement: Placement, content: Content) -> list[str]:
    """What the school must decide on openly: a host with a guardian's family name, a host abroad."""
    names = {each["name"].split()[-1].casefold() for each in content.guardians if each["name"].split()}
    names.add(placement.pupil.last_name.casefold())
    people = [each["name"] for each in content.tutors] + [content.host_contact]
    family = any(word.casefold() in names for person in people for word in person.split())
    return [*(["family"] if family else []), *(["abroad"] if content.host_country != "FR" else [])]
