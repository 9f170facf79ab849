"""The certificate of a preparation: what was done, when, and that it was everything that the class was asked for."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import full_day, short_day

from .progress import Road


@in_french()
def certificate_pdf(road: Road, *, at: datetime | None = None) -> bytes:
    """One page, PDF/UA, of a road that is whole."""
    year = road.enrolment
    title = _("Attestation de préparation")
    facts = [
        (_("Élève"), year.pupil.full_name),
        (_("Classe"), f"{year.classroom.name}, {year.classroom.school.name}"),
        *((each.step.title, short_day(each.proof.at) if each.proof.at else _("fait")) for each in road.steps),
    ]
    data = {
        "heading": title,
        "lead": _("%(name)s a préparé son stage d’observation, étape par étape.") % {"name": year.pupil.full_name},
        "facts": [list(fact) for fact in facts],
        "made": _("Établie le %(day)s d’après ce que l’élève a fait.") % {"day": full_day(clock.today())},
        "brand": settings.SITE_NAME,
        "sign": [_("L’élève"), _("Pour l’établissement")],
    }
    return render_pdf("certificate", data, title=title, author=year.pupil.full_name, at=at)
