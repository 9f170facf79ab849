"""Completing an agreement: the host's part, the school's part, the hours; each saved as it is typed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.going import going_of
from premierpas.ui.forms import say_doubts
from premierpas.ui.typography import long_week, title_first

from ..actions import complete_part, save_host_part, save_part
from ..errors import Incomplete
from ..forms.host_part import HostPartForm
from ..forms.hours import HoursForm, typed, week_of
from ..forms.missing import say_missing
from ..forms.school_part import SchoolPartForm
from ..models import Agreement
from ..terms.content import Part
from ..terms.judging import special_cases
from .loading import agreement_of, frame_of, home_of, may

DONE = "done"


@screen(permission="placements.change", load=agreement_of)
def host_part(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """The host's part; the school may fill it in for a host that can't."""
    form = HostPartForm(request.POST or None, agreement=agreement)
    if request.method == "POST" and form.is_valid():
        person = form.representative
        answer = _saved(
            request, agreement, form, Part.HOST,
            lambda: save_host_part(agreement, values=form.values, representative=person, by=request.actor),
        )  # fmt: skip
        if answer is not None:
            return answer
    for_host = not may("work_for_host", request, agreement)
    context = frame_of(request, agreement) | {"form": form, "part": "host", "for_the_host": for_host}
    return page(request, "placements/agreements/part.html", context)


@screen(permission="placements.work_for_school", load=agreement_of)
def school_part(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """The school's part."""
    special = special_cases(agreement.placement, agreement.content)
    form = SchoolPartForm(request.POST or None, content=agreement.content, special=special)
    if request.method == "POST" and form.is_valid():
        answer = _saved(
            request, agreement, form, Part.SCHOOL,
            lambda: save_part(agreement, part=Part.SCHOOL, values=form.values, by=request.actor),
        )  # fmt: skip
        if answer is not None:
            return answer
    return page(
        request, "placements/agreements/part.html", frame_of(request, agreement) | {"form": form, "part": "school"}
    )


def _saved(
    request: SiteRequest, agreement: Agreement, form: Any, part: Part, save: Callable[[], Any]
) -> HttpResponse | None:
    """Save, then finish the part when that was asked; None when the form has something to say."""
    try:
        save()
        say_doubts(request, form)
        if request.POST.get("then") != DONE:
            messages.success(request, _("C’est enregistré. Vous pouvez finir plus tard."))
            return redirect(request.path)
        complete_part(agreement, part=part, by=request.actor)
    except Incomplete as error:
        say_missing(form, error)
        return None
    except DomainError as error:
        form.refuse(error)
        return None
    messages.success(request, _("Votre partie est complète. L’autre partie est prévenue."))
    return redirect(home_of(request.viewer, agreement))


@screen(permission="placements.change", load=agreement_of)
def hours(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """The timetable editor: a line a day, copied with one click, judged as it stands."""
    data, then = typed(request)
    extra = _asked_weeks(request)
    form = HoursForm(data, placement=agreement.placement, content=agreement.content, extra=extra)
    if request.method == "POST" and then in ("", DONE) and form.is_valid():
        part = Part.HOST if may("work_for_host", request, agreement) else Part.SCHOOL
        try:
            save_part(agreement, part=part, values={"days": form.days}, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            if form.breaches:
                messages.warning(request, _("C’est enregistré. Il reste des horaires à corriger avant de signer."))
                return redirect(request.path)
            messages.success(request, _("Les horaires sont enregistrés."))
            return redirect(home_of(request.viewer, agreement))
    context = frame_of(request, agreement) | {
        "form": form,
        "tables": form.tables(),
        "more_weeks": _more_weeks(agreement, form),
        "may_edit": agreement.may_be_edited,
    }
    return page(request, "placements/agreements/hours.html", context)


@screen(permission="placements.change", load=agreement_of, methods=("POST",))
def check_hours(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Judge what is being typed, saving nothing: totals and errors as a fragment."""
    form = HoursForm(request.POST, placement=agreement.placement, content=agreement.content)
    form.is_valid()
    return page(request, "placements/agreements/hours_live.html", {"tables": form.tables()})


def _asked_weeks(request: SiteRequest) -> list[date]:
    """The week that was added, if it is one."""
    asked = request.POST.get("more", "") if request.POST.get("then") == "week" else ""
    try:
        return [week_of(date.fromisoformat(asked))] if asked else []
    except ValueError:
        return []


def _more_weeks(agreement: Agreement, form: HoursForm) -> list[tuple[str, str]]:
    weeks = going_of(agreement.placement.enrolment).weeks(clock.today())
    return [
        (week.monday.isoformat(), title_first(long_week((week.first_day, week.last_day))))
        for week in weeks
        if week.monday not in form.weeks
    ]
