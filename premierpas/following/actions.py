"""What an adult does for a pupil from a list, in one click: a kind word, an offer to look at."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.offers.models import Offer
from premierpas.offers.search.matching import open_to
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Enrolment

from .models import Nudge, Standing
from .next_steps import NextStep
from .notices import NUDGE, OFFER
from .stages import PLACED
from .words import said_to_pupil, why_not_nudge

_WHERE = {
    NextStep.AUTHORISATION: "workshop:home",
    NextStep.WRITE: "workshop:home",
    NextStep.CONFIRM: "applications:mine",
    NextStep.SIGN: "week:home",
}


@action(may="following.nudge")
def nudge(enrolment: Enrolment, *, by: Actor) -> Nudge:
    """Say kindly what comes next. Raises WrongState where it is for others to act, or it was said today."""
    standing = Standing.objects.select_for_update().filter(enrolment=enrolment).first()
    step = NextStep(standing.next_step) if standing else NextStep.NONE
    if why := why_not_nudge(step, last=None):
        raise WrongState(why)
    row, made = Nudge.objects.get_or_create(
        enrolment=enrolment, day=clock.today(), offer=None, defaults={"step": step, "by": by.user}
    )
    if not made:
        raise WrongState(why_not_nudge(step, last=row.day))
    due = standing.next_due if standing else None
    tell(
        NUDGE, circle(enrolment.pupil, within=enrolment).pupil, key=f"following.nudge:{row.pk}",
        about=about_pupil(enrolment.pupil), link=reverse(_WHERE.get(step, "offers:search")), adult=by.name,
        step=lambda: said_to_pupil(step, due),
    )  # fmt: skip
    return row


@action(may="following.nudge")
def show_offer(enrolment: Enrolment, *, offer: Offer, by: Actor) -> Nudge:
    """Show a pupil an offer. Raises WrongState where it isn't open to them, they have a place, or it was shown."""
    if why := why_not_offer(enrolment, offer):
        raise WrongState(why)
    row, made = Nudge.objects.get_or_create(enrolment=enrolment, offer=offer, defaults={"by": by.user})
    if not made:
        raise WrongState(_("Cette offre lui a déjà été proposée."))
    tell(
        OFFER, circle(enrolment.pupil, within=enrolment).pupil, key=f"following.offer:{row.pk}",
        about=about_pupil(enrolment.pupil), link=reverse("offers:detail", args=[offer.slug or "offre", offer.pk]),
        adult=by.name, offer=offer.title,
    )  # fmt: skip
    return row


def why_not_offer(enrolment: Enrolment, offer: Offer) -> str:
    """Why this offer isn't for this pupil; empty when it may be."""
    if Standing.objects.filter(enrolment=enrolment, stage__in=PLACED).exists():
        return _("L’élève a déjà une place.")
    if not open_to(enrolment).filter(pk=offer.pk).exists():
        return _("L’offre n’est pas ouverte à sa classe.")
    return ""
