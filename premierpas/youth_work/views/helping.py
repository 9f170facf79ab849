"""A youth worker's own pages: the pupils whose family has said yes, and nothing else."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.volunteers.queries import badge_of, clearance_of

from ..actions import end_support
from ..models import Support
from ..queries import helped_by
from ..telling import association_of


@screen(permission="youth_work.be_worker", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """Pupils by name; before the clearance, what is still to do."""
    volunteer = Volunteer.objects.get(pk=request.viewer.volunteer_id)
    words = {
        "volunteer": volunteer,
        "association": association_of(volunteer.pk),
        "clearance": clearance_of(volunteer),
        "badge": badge_of(volunteer),
        "is_cleared": volunteer.sees_pupils,
        "is_old": volunteer.state == Clearance.EXPIRED,
        "helped": helped_by(request.viewer),
    }
    return page(request, "youth_work/home.html", words)


def _load(request: SiteRequest, support_id: int) -> Support:
    return Support.objects.select_related("enrolment__pupil", "enrolment__classroom__school", "volunteer").get(
        pk=support_id
    )


@screen(permission="youth_work.accompany", load=_load)
def pupil(request: SiteRequest, thing: Support, support_id: int) -> HttpResponse:
    """Where the pupil stands, the texts that they have shown, and a way out."""
    if request.method == "POST":
        end_support(thing, by=request.actor)
        messages.success(request, _("C’est terminé. Merci pour ce que vous avez fait."))
        return redirect("youth_work:home")
    helped = next(each for each in helped_by(request.viewer) if each.support.pk == thing.pk)
    return page(request, "youth_work/pupil.html", {"helped": helped, "support": thing})
