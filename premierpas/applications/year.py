"""What applications say of a pupil's year: what was sent, and what came back. Drafts are the pupil's alone."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.compiled import Compiled, Given
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .enums import ApplicationState
from .models import Application

_sent = Compiled(
    lambda: (
        Application.objects.filter(enrolment=Given("enrolment"))
        .exclude(state=ApplicationState.DRAFT)
        .select_related("offer__company")
    )
)


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """One question, however many there are."""
    for row in _sent(enrolment=enrolment.pk):
        url = reverse("applications:for_school", args=[row.pk]) if viewer.is_school_staff else ""
        host = row.offer.company.name
        if row.submitted_at:
            yield Fact(row.submitted_at, _("Candidature envoyée : %(host)s") % {"host": host}, url, "paper-airplane")
        if row.answered_at:
            yield Fact(row.answered_at, f"{host} : {row.get_state_display()}", url, "chat-bubble-left-right")
