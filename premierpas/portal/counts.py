"""The figures beside the navigation: one small indexed query each."""

from premierpas.accounts.capacities import Viewer
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.messaging.models import Incident, IncidentState
from premierpas.offers.models import OfferColleague


def waiting_for_pupil(viewer: Viewer) -> int:
    """Acceptances that the pupil has to confirm."""
    return Application.objects.filter(pupil=viewer.pupil_id, state=ApplicationState.ACCEPTED).count()


def waiting_for_company(viewer: Viewer) -> int:
    """Applications that wait for this colleague's team."""
    teams = OfferColleague.objects.filter(membership=viewer.membership_id).values("offer")
    return Application.objects.filter(offer__in=teams, state__in=WAITING).count()


def waiting_for_coordinator(viewer: Viewer) -> int:
    """Incidents that nobody has taken."""
    return Incident.objects.filter(territory=viewer.territory_id, state=IncidentState.OPEN).count()
