"""What places say of a pupil's year: when one was found, when its agreement was signed, and its week."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact
from premierpas.ui.typography import week_range

from .models import HOLDING, Agreement, AgreementState, Placement


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Two questions, however many there are."""
    for place in Placement.objects.filter(enrolment=enrolment, state__in=HOLDING):
        name = {"host": place.host_name}
        yield Fact(place.created_at, _("Place trouvée : %(host)s") % name, icon="map-pin")
        week = {**name, "week": week_range((place.first_day, place.last_day))}
        yield Fact(place.first_day, _("Stage : %(host)s, %(week)s") % week, icon="briefcase")
    page = "placements:school_agreement" if viewer.is_school_staff else "placements:territory_agreement"
    rows = Agreement.objects.filter(placement__enrolment=enrolment).exclude(state=AgreementState.VOID)
    for row in rows:
        url = reverse(page, args=[row.pk])
        if row.requested_at:
            yield Fact(row.requested_at, _("Signatures demandées pour la convention"), url, "document-text")
        if row.signed_at:
            yield Fact(row.signed_at, _("Convention signée par tous"), url, "document-text")
