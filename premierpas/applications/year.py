"""What applications say of a pupil's year: what was sent, and what came back. Drafts are the pupil's alone."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .enums import ApplicationState
from .models import Application


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """One question, however many there are."""
    rows = Application.objects.filter(enrolment=enrolment).exclude(state=ApplicationState.DRAFT)
    for row in rows.select_related("offer__company"):
        url = reverse("applications:for_school", args=[row.pk]) if viewer.is_school_staff else ""
        host = row.offer.company.name
        if row.submitted_at:
            yield Fact(row.submitted_at, _("Candidature envoyée : %(host)s") % {"host": host}, url, "paper-airplane")
        if row.answered_at:
            yield Fact(row.answered_at, f"{host} : {row.get_state_display()}", url, "chat-bubble-left-right")
