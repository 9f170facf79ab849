"""What a volunteer offers: an ordinary week, and days away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.models import Volunteer

from ..actions import forget_away, note_away, say_availability
from ..forms.offering import AvailabilityForm, AwayForm


@screen(permission="volunteers.be_volunteer")
def availability(request: SiteRequest) -> HttpResponse:
    """Two forms: the week, and the days that are taken out of it."""
    volunteer = Volunteer.objects.select_related("availability").get(pk=request.viewer.volunteer_id)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    said = getattr(volunteer, "availability", None)
    week = AvailabilityForm(request.POST if act == "week" else None, said=said)
    away = AwayForm(request.POST if act == "away" else None, prefix="abs")
    if act and _done(request, act, volunteer, week, away):
        return redirect("volunteers:availability")
    words = {
        "week": week,
        "away": away,
        "said_at": said.said_at if said else None,
        "days_away": list(volunteer.away.filter(last_day__gte=clock.today()).order_by("first_day")),
    }
    failed = week.errors or away.errors
    return page(request, "volunteers/availability.html", words, status=422 if failed else 200)


def _done(request: SiteRequest, act: str, volunteer: Volunteer, week: AvailabilityForm, away: AwayForm) -> bool:
    forms: dict[str, AvailabilityForm | AwayForm] = {"week": week, "away": away}
    form = forms.get(act)
    if form is not None and not form.is_valid():
        return False
    try:
        if act == "week":
            say_availability(volunteer, by=request.actor, **week.said())
        elif act == "away":
            note_away(volunteer, by=request.actor, **away.cleaned_data)
        elif act == "back":
            row = volunteer.away.filter(pk=whole_number(request.POST.get("away", "")) or 0).first()
            if row is not None:
                forget_away(row, by=request.actor)
    except DomainError as error:
        if form is None:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté."))
    return True
