"""Who may do what with applications: the pupil with their own, the company's team with those sent to its offers."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.offers.audience import is_open_to
from premierpas.offers.models import Offer, OfferSlot
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.permissions import is_theirs
from premierpas.people.sight import may_see_pupil

from .enums import ApplicationState
from .models import Application


@rules.predicate
def is_sent(viewer: Viewer, application: Application) -> bool:
    return application.state != ApplicationState.DRAFT


def on_team(viewer: Viewer, offer: Offer) -> bool:
    """Whether the person may work on the offer's inbox: on its team, or who created it, in its own company."""
    if viewer.is_company and viewer.company_id == offer.company_id and offer.created_by_id == viewer.user_id:
        return True
    return bool(rules.has_perm("offers.work_on_inbox", viewer, offer))


@rules.predicate
def is_on_team(viewer: Viewer, application: Application) -> bool:
    return on_team(viewer, application.offer)


@rules.predicate
def speaks_for_host(viewer: Viewer, application: Application) -> bool:
    """A coordinator to whom the company has said its answer on the phone."""
    return bool(rules.has_perm("offers.speak_for_host", viewer, application.offer))


@rules.predicate
def school_follows(viewer: Viewer, application: Application) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, application.pupil_id)


@rules.predicate
def knows_pupil(viewer: Viewer, application: Application) -> bool:
    return application.state == ApplicationState.CONFIRMED and may_see_pupil(viewer, application.pupil_id)


@rules.predicate
def answers_for_host(viewer: Viewer, application: Application) -> bool:
    """A coordinator of the offer's or the company's territory; any where there is none."""
    places = {application.offer.territory_id, application.offer.company.territory_id}
    return viewer.is_coordinator and (viewer.territory_id in places or places == {None})


@rules.predicate
def offer_is_open(viewer: Viewer, slot: OfferSlot) -> bool:
    """Whether the pupil may apply to this offer today; when and how many is said on the screen."""
    if not viewer.is_pupil:
        return False
    enrolment = present_enrolment_of(viewer)
    return enrolment is not None and is_open_to(slot.offer, enrolment, clock.today())


rules.add_perm("applications.apply", offer_is_open)
rules.add_perm("applications.send_own", is_theirs)
rules.add_perm("applications.view_own", is_theirs)
rules.add_perm("applications.review", is_sent & is_on_team)
rules.add_perm("applications.answer", is_sent & (is_on_team | speaks_for_host))
rules.add_perm("applications.see_identity", is_sent & is_on_team & knows_pupil)
rules.add_perm("applications.call_company", is_sent & answers_for_host)
rules.add_perm("applications.follow_for_school", is_sent & school_follows)
