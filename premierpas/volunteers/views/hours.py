"""The hours of a volunteer's school year, and their certificate."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.models import Volunteer

from ..actions import forget_duty, note_duty
from ..certificate import hours_pdf
from ..forms.hours import DutyForm
from ..hours import given, year_of

MOST = 200  # lines of a year: nobody types more than one on most days


def _year(request: SiteRequest) -> int:
    """The school year that is asked for: this one, unless an earlier one that can be."""
    this = school_year_of(clock.today())
    asked = whole_number(request.GET.get("annee", ""))
    return asked if asked is not None and this - 5 <= asked <= this else this


def _own(request: SiteRequest) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=request.viewer.volunteer_id)


@screen(permission="volunteers.be_volunteer")
def hours(request: SiteRequest) -> HttpResponse:
    """What was given, line by line, and one more line."""
    volunteer, year = _own(request), _year(request)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "forget":
        row = volunteer.duties.filter(pk=whole_number(request.POST.get("duty", "")) or 0).first()
        if row is not None:
            forget_duty(row, by=request.actor)
        return redirect("volunteers:hours")
    form = DutyForm(request.POST if act == "note" else None)

    def noted() -> object:
        data = form.cleaned_data
        return note_duty(volunteer, by=request.actor, on=data["on"], minutes=form.minutes(), what=data["what"])

    if act == "note" and made_once(request, form, "volunteers.duty", noted) is not None:
        messages.success(request, _("Merci. C’est noté."))
        return redirect("volunteers:hours")
    first, last = year_of(year)
    words = {
        "year": year,
        "next_year": year + 1,
        "before": year - 1,
        "is_this": year == school_year_of(clock.today()),
        "given": given([volunteer.pk], first, last)[volunteer.pk],
        "duties": list(volunteer.duties.filter(on__range=(first, last)).order_by("-on", "-pk")[:MOST]),
        "form": form,
    }
    return page(request, "volunteers/hours.html", words, status=422 if form.errors else 200)


@screen(permission="volunteers.be_volunteer", methods=("GET", "HEAD"))
def certificate(request: SiteRequest) -> HttpResponse:
    """The year's hours on paper, for an employer, a university, a file."""
    volunteer, year = _own(request), _year(request)
    name = slugify(volunteer.name) or "benevole"
    answer = HttpResponse(hours_pdf(volunteer, year), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="attestation-{name}-{year}.pdf"'
    return answer
