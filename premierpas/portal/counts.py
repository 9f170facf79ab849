"""The figures beside the navigation: one small indexed query each, the same on every page."""

from premierpas.accounts.capacities import Viewer
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.applications.queries import sent_to
from premierpas.core.compiled import Compiled, Given
from premierpas.messaging.responsible import open_followed_by
from premierpas.workshop.models import ReviewRequest, ReviewState

_accepted = Compiled(
    lambda: Application.objects.filter(pupil=Given("pupil"), state=ApplicationState.ACCEPTED).values_list("pk")
)
_shown = Compiled(
    lambda: ReviewRequest.objects.filter(reader=Given("reader"), state=ReviewState.ASKED).order_by().values_list("pk")
)
_waiting = Compiled(
    lambda: (
        sent_to(Given("membership"), Given("company"), Given("user"))
        .filter(state__in=WAITING)
        .order_by()
        .values_list("pk")
    )
)


def waiting_for_pupil(viewer: Viewer) -> int:
    """Acceptances that the pupil has to confirm."""
    return len(_accepted(pupil=viewer.pupil_id))


def waiting_for_company(viewer: Viewer) -> int:
    """Applications that wait for this colleague's team."""
    return len(_waiting(membership=viewer.membership_id, company=viewer.company_id, user=viewer.user_id))


def waiting_for_coordinator(viewer: Viewer) -> int:
    """Incidents that nobody has taken."""
    return open_followed_by(viewer)


def waiting_for_reader(viewer: Viewer) -> int:
    """Texts that pupils have shown this teacher."""
    return len(_shown(reader=viewer.membership_id))
