"""The figures beside the navigation: one small indexed query each."""

from premierpas.accounts.capacities import Viewer
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.applications.queries import inbox_of
from premierpas.messaging.models import IncidentState
from premierpas.messaging.responsible import incidents_followed_by
from premierpas.workshop.models import ReviewRequest, ReviewState


def waiting_for_pupil(viewer: Viewer) -> int:
    """Acceptances that the pupil has to confirm."""
    return Application.objects.filter(pupil=viewer.pupil_id, state=ApplicationState.ACCEPTED).count()


def waiting_for_company(viewer: Viewer) -> int:
    """Applications that wait for this colleague's team."""
    return inbox_of(viewer).filter(state__in=WAITING).order_by().count()


def waiting_for_coordinator(viewer: Viewer) -> int:
    """Incidents that nobody has taken."""
    return incidents_followed_by(viewer).filter(state=IncidentState.OPEN).count()


def waiting_for_reader(viewer: Viewer) -> int:
    """Texts that pupils have shown this teacher."""
    return ReviewRequest.objects.filter(reader=viewer.membership_id, state=ReviewState.ASKED).count()
