"""What differs between two texts of an agreement, in words: for amendments, corrections and new versions."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.legal.breaches import DayPlan
from premierpas.ui.typography import clock_time, full_day, joined

from .models import Agreement, AgreementState
from .terms.content import Content, person
from .terms.judging import plans_of
from .terms.standard import CarePlan, LunchPayer, LunchPlace

NAMES = {
    "days": gettext_lazy("Jours et horaires"),
    "lunch_where": gettext_lazy("Repas"),
    "lunch_paid_by": gettext_lazy("Repas payé par"),
    "host_name": gettext_lazy("Structure"),
    "host_street": gettext_lazy("Adresse du lieu"),
    "host_postal_code": gettext_lazy("Code postal du lieu"),
    "host_city": gettext_lazy("Ville du lieu"),
    "tutors": gettext_lazy("Tuteurs"),
    "guardians": gettext_lazy("Responsables légaux"),
    "activities": gettext_lazy("Activités"),
    "objectives": gettext_lazy("Objectifs"),
    "follow_up": gettext_lazy("Suivi"),
    "extra_article": gettext_lazy("Article propre à l’établissement"),
    "usual_hours_waived": gettext_lazy("Horaires avant 8 h ou après 18 h"),
    "special_reason": gettext_lazy("Cas particulier"),
    "classroom": gettext_lazy("Classe"),
    "host_without_siret": gettext_lazy("Pourquoi sans SIRET"),
    "head_office": gettext_lazy("Siège"),
    "school_status": gettext_lazy("Statut de l’établissement"),
    "care_plan": gettext_lazy("Projet d’accueil individualisé"),
    "referent": gettext_lazy("Professeur référent"),
    "host_activity": gettext_lazy("Activité de la structure"),
    "safety_person": gettext_lazy("Personne à qui parler"),
    "host_insurance": gettext_lazy("Assurance de la structure"),
    "school_insurance": gettext_lazy("Assurance de l’établissement"),
    "family_insurance": gettext_lazy("Assurance de la famille"),
    "transport": gettext_lazy("Déplacements"),
    "lodging": gettext_lazy("Hébergement"),
    "bring": gettext_lazy("À apporter"),
    "access": gettext_lazy("Comment venir"),
    "board_decision": gettext_lazy("Délibération"),
}
_NONE = "–"


def changes_between(before: Content, after: Content) -> list[tuple[str, str, str]]:
    """(name, text before, text after) of every field that people would notice."""
    changed = [name for name in after.changed_from(before) if name in NAMES]
    return [(str(NAMES[name]), *_said_both(name, before, after)) for name in changed]


def _said_both(name: str, before: Content, after: Content) -> tuple[str, str]:
    """A field as it was and as it becomes; of days those that differ, so that what stays isn't read twice."""
    if name != "days":
        return said(name, before), said(name, after)
    was, becomes = _days(before), _days(after)
    moved = [[day for day in days if day not in others] for days, others in ((was, becomes), (becomes, was))]
    return " ; ".join(moved[0]) or _NONE, " ; ".join(moved[1]) or _NONE


def _days(content: Content) -> list[str]:
    return [_day(plan) for plan in plans_of(content.days) if plan.slots]


def changes_of(agreement: Agreement) -> list[tuple[str, str, str]]:
    """What an amendment changes against the text in force before it; nothing for an agreement of its own."""
    before = text_before(agreement)
    return changes_between(before, agreement.content) if before else []


def said(name: str, content: Content) -> str:
    """One field as a sentence."""
    value = getattr(content, name)
    if name == "days":
        return " ; ".join(_days(content)) or _NONE
    if name in ("tutors", "guardians"):
        return joined(person(each) for each in value if each.get("name")) or _NONE
    if name == "lunch_where":
        return str(dict(LunchPlace.choices).get(value, _NONE))
    if name == "lunch_paid_by":
        return str(dict(LunchPayer.choices).get(value, _NONE))
    if name == "care_plan":
        return str(dict(CarePlan.choices).get(value, _NONE))
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return str(value) or _NONE


def _day(plan: DayPlan) -> str:
    spans = ", ".join(f"{clock_time(start)}–{clock_time(end)}" for start, end in plan.slots)
    return f"{full_day(plan.date)} {spans}"


def text_before(agreement: Agreement) -> Content | None:
    """The text that an amendment changes: the last one signed before it; None for an agreement of its own."""
    if agreement.amends is None:
        return None
    signed = agreement.amends.amendments.filter(state=AgreementState.SIGNED, number__lt=agreement.number)
    return (signed.order_by("-number").first() or agreement.amends).content
