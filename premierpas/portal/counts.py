"""The figures beside the navigation: one small indexed query each, the same on every page."""

from premierpas.accounts.capacities import Viewer
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.applications.queries import inbox_of
from premierpas.core.compiled import Compiled, Given
from premierpas.messaging.models import IncidentState
from premierpas.messaging.responsible import incidents_followed_by
from premierpas.workshop.models import ReviewRequest, ReviewState

_accepted = Compiled(
    lambda: Application.objects.filter(pupil=Given("pupil"), state=ApplicationState.ACCEPTED).values_list("pk")
)
_shown = Compiled(
    lambda: ReviewRequest.objects.filter(reader=Given("reader"), state=ReviewState.ASKED).order_by().values_list("pk")
)


def waiting_for_pupil(viewer: Viewer) -> int:
    """Acceptances that the pupil has to confirm."""
    return len(_accepted(pupil=viewer.pupil_id))


def waiting_for_company(viewer: Viewer) -> int:
    """Applications that wait for this colleague's team."""
    return inbox_of(viewer).filter(state__in=WAITING).order_by().count()


def waiting_for_coordinator(viewer: Viewer) -> int:
    """Incidents that nobody has taken."""
    return incidents_followed_by(viewer).filter(state=IncidentState.OPEN).count()


def waiting_for_reader(viewer: Viewer) -> int:
    """Texts that pupils have shown this teacher."""
    return len(_shown(reader=viewer.membership_id))
