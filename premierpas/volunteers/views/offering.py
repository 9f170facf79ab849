"""What a volunteer offers: an ordinary week, and days away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Volunteer
from premierpas.ui.forms import Together

from ..actions import forget_away, note_away, say_availability
from ..forms.offering import AvailabilityForm, AwayForm


@screen(permission="volunteers.be_volunteer")
def availability(request: SiteRequest) -> HttpResponse:
    """Two forms: the week, and the days that are taken out of it."""
    volunteer = Volunteer.objects.select_related("availability", "territory").get(pk=request.viewer.volunteer_id)
    parts = Together(request, {
        "week": lambda data: AvailabilityForm(
            data, said=getattr(volunteer, "availability", None), most=volunteer.territory.pupils_per_mentor
        ),
        "away": lambda data: AwayForm(data, prefix="abs"),
    })  # fmt: skip
    if parts.settle(lambda: _done(request, volunteer, parts), anew=volunteer.refresh_from_db):
        return redirect("volunteers:availability")
    said = getattr(volunteer, "availability", None)
    words = {
        "parts": parts,
        "carried": parts.kept,
        "said_at": said.said_at if said else None,
        "days_away": list(volunteer.away.filter(last_day__gte=clock.today()).order_by("first_day")),
    }
    return page(request, "volunteers/availability.html", words, status=parts.status)


def _done(request: SiteRequest, volunteer: Volunteer, parts: Together) -> bool:
    act, form = parts.act, parts.forms.get(parts.act)
    if form is not None and not form.is_valid():
        return False
    try:
        if act == "week":
            say_availability(volunteer, by=request.actor, **parts["week"].said())
        elif act == "away":
            note_away(volunteer, by=request.actor, **parts["away"].cleaned_data)
        elif act == "back":
            row = volunteer.away.filter(pk=parts.row).first()
            if row is not None:
                forget_away(row, by=request.actor)
        else:
            return False
    except DomainError as error:
        if form is None:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté."))
    return True
