"""What places say of a pupil's year: when one was found, when its agreement was signed, and its week."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.compiled import Compiled, Given
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact
from premierpas.ui.typography import week_range

from .models import HOLDING, Agreement, AgreementState, Placement

_places = Compiled(lambda: Placement.objects.filter(enrolment=Given("enrolment"), state__in=HOLDING))
_agreements = Compiled(
    lambda: Agreement.objects.filter(placement__enrolment=Given("enrolment")).exclude(state=AgreementState.VOID)
)


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Two questions, however many there are."""
    for place in _places(enrolment=enrolment.pk):
        name = {"host": place.host_name}
        yield Fact(place.created_at, _("Place trouvée : %(host)s") % name, icon="map-pin")
        week = {**name, "week": week_range((place.first_day, place.last_day))}
        yield Fact(place.first_day, _("Stage : %(host)s, %(week)s") % week, icon="briefcase")
    page = "placements:school_agreement" if viewer.is_school_staff else "placements:territory_agreement"
    for row in _agreements(enrolment=enrolment.pk):
        url = reverse(page, args=[row.pk])
        if row.requested_at:
            yield Fact(row.requested_at, _("Signatures demandées pour la convention"), url, "document-text")
        if row.signed_at:
            yield Fact(row.signed_at, _("Convention signée par tous"), url, "document-text")
