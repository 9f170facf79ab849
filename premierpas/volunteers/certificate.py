"""The certificate of somebody's hours in a school year."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.people.models import Volunteer
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import full_date, full_day, hours

from .hours import given, year_of


@in_french()
def hours_pdf(volunteer: Volunteer, first_year: int, *, at: datetime | None = None) -> bytes:
    """One page, PDF/UA."""
    first, last = year_of(first_year)
    time = given([volunteer.pk], first, last)[volunteer.pk]
    title = _("Attestation de bénévolat")
    facts = [
        (_("Bénévole"), volunteer.name),
        (_("Équipe"), volunteer.territory.name),
        (_("Depuis"), full_date(volunteer.since) if volunteer.since else ""),
        (_("Année"), f"{first_year} – {first_year + 1}"),
        (_("Avec des élèves"), hours(time.with_pupils) if time.with_pupils else ""),
        (_("Autres missions"), hours(time.otherwise) if time.otherwise else ""),
        (_("En tout"), hours(time.total)),
    ]
    data = {
        "heading": title,
        "lead": _("%(name)s a donné bénévolement de son temps à %(site)s.")
        % {"name": volunteer.name, "site": settings.SITE_NAME},
        "facts": [list(fact) for fact in facts if fact[1]],
        "made": _("Établie le %(day)s d’après les rencontres notées et les heures déclarées.")
        % {"day": full_day(clock.today())},
        "brand": settings.SITE_NAME,
        "sign": [_("Pour l’association")],
    }
    return render_pdf("certificate", data, title=title, author=settings.SITE_NAME, at=at)
