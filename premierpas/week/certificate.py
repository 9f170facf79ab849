"""The certificate of a week, as its record says: who, where, which days, how long."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.legal.breaches import presence
from premierpas.placements.in_words import said_days
from premierpas.placements.models import Placement
from premierpas.placements.terms.judging import plans_of
from premierpas.placements.terms.prefill import days_of
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import full_day, hours, joined, title_first

from .queries import agreement_in_force


@in_french()
def certificate_pdf(placement: Placement, *, at: datetime | None = None) -> bytes:
    """One page, PDF/UA. Hours are those agreed for the days that were lived."""
    days = days_of(placement)
    school = placement.enrolment.classroom.school
    title = _("Attestation de stage")
    agreement = agreement_in_force(placement)
    minutes = 0
    if agreement is not None:
        lived = set(days)
        minutes = sum(presence(plan.slots) for plan in plans_of(agreement.content.days) if plan.date in lived)
    tutors = joined(each["name"] for each in placement.tutors if each.get("name"))
    facts = [
        (_("Élève"), placement.pupil.full_name),
        (_("Classe"), f"{placement.enrolment.classroom.name}, {school.name}"),
        (_("Structure"), ", ".join(filter(None, [placement.host_name, placement.host_city]))),
        (_("Tuteur"), tutors),
        (_("Jours"), title_first(said_days(days))),
        (_("Durée"), hours(minutes) if minutes else ""),
    ]
    data = {
        "heading": title,
        "lead": _("%(name)s a fait un stage d’observation chez %(host)s.")
        % {"name": placement.pupil.full_name, "host": placement.host_name},
        "facts": [list(fact) for fact in facts if fact[1]],
        "made": _("Établie le %(day)s d’après la convention signée et le suivi de la semaine.")
        % {"day": full_day(clock.today())},
        "brand": settings.SITE_NAME,
        "sign": [_("Pour la structure"), _("Pour l’établissement")],
    }
    return render_pdf("certificate", data, title=title, author=placement.pupil.full_name, at=at)
