"""Registering a place found outside, by the pupil or for a pupil of the class."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek
from premierpas.core.errors import DomainError
from premierpas.core.once import first_answer, new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.going import class_going
from premierpas.organisations.models import Classroom
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of, goings_of
from premierpas.people.models import Enrolment
from premierpas.ui.forms import say_doubts

from ..actions import cancel_placement, holding, register_outside
from ..days import free_weeks
from ..forms.host import CancelForm, ClassHostForm, HostForm
from ..models import HOLDING, Placement, PlacementState
from ..terms.prefill import days_of
from .loading import where_to_cancel


@screen(permission="people.be_pupil")
def register(request: SiteRequest) -> HttpResponse:
    """The pupil's own."""
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is None:
        return page(request, "placements/no_class.html")
    weeks, held = going_of(enrolment).weeks(clock.today()), holding(enrolment.pupil_id)
    free = _free(weeks, held)
    # What is sent a second time names the week that it has taken itself: the action judges, and knows the first answer.
    form = HostForm(request.POST or None, weeks=weeks if request.method == "POST" else free, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid() and _saved(request, form, lambda: enrolment):
        messages.success(request, _("Ta place est enregistrée. Ton professeur la voit aussi."))
        say_doubts(request, form)
        return redirect("placements:register")
    context = {"form": form, "weeks": weeks, "free": free, "placements": [_shown(each) for each in held]}
    return page(request, "placements/register.html", context)


def _classroom(request: SiteRequest, classroom_id: int) -> Classroom:
    return Classroom.objects.select_related("school").get(pk=classroom_id)


@screen(permission="organisations.manage_classroom", load=_classroom)
def register_for_class(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """For a pupil of the class, by its teachers or the head teacher."""
    rows = Enrolment.objects.filter(classroom=classroom, left_on=None, pupil__anonymised_at=None)
    everybody = list(rows.select_related("pupil__user", "classroom__school").order_by("pupil__sort_name"))
    weeks = _weeks_of_any(classroom, everybody)
    free = _with_free_weeks(everybody, weeks)
    enrolments = everybody if request.method == "POST" else free
    wanted = request.GET.get("eleve", "")
    chosen = next((each.pk for each in enrolments if str(each.pupil_id) == wanted), None)
    initial = {"key": new_key(), "enrolment": chosen}
    form = ClassHostForm(request.POST or None, weeks=weeks, enrolments=enrolments, initial=initial)
    if request.method == "POST" and form.is_valid() and _saved(request, form, lambda: form.cleaned_data["enrolment"]):
        messages.success(request, _("La place est enregistrée. L’élève la voit aussi."))
        say_doubts(request, form)
        return redirect("placements:register_for_class", classroom_id=classroom_id)
    found = Placement.objects.filter(enrolment__classroom=classroom, application=None, state__in=HOLDING)
    shown = [_shown(each) for each in found.select_related("pupil").order_by("-created_at", "-pk")[:30]]
    context = {"form": form, "weeks": weeks, "classroom": classroom, "placements": shown, "free": free}
    return page(request, "placements/register_for_class.html", context)


def _weeks_of_any(classroom: Classroom, enrolments: list[Enrolment]) -> list[SchoolWeek]:
    """The weeks of the class, and those that the head allows one of its pupils."""
    goings = [class_going(classroom), *goings_of(enrolments).values()]
    return sorted({week for going in goings for week in going.weeks(clock.today())})


def _with_free_weeks(everybody: list[Enrolment], weeks: list[SchoolWeek]) -> list[Enrolment]:
    """Those whose weeks aren't all taken."""
    held: dict[int, list[Placement]] = {}
    for each in Placement.objects.filter(pupil__in=[one.pupil_id for one in everybody], state__in=HOLDING):
        held.setdefault(each.pupil_id, []).append(each)
    return [each for each in everybody if _free(weeks, held.get(each.pupil_id, []))]


def _free(weeks: Iterable[SchoolWeek], held: Iterable[Placement]) -> list[SchoolWeek]:
    """Of these weeks those to come, with a day on which the pupil who holds these places has none."""
    return free_weeks(weeks, (day for each in held for day in days_of(each)))


def _placement(request: SiteRequest, placement_id: int) -> Placement:
    return Placement.objects.select_related("pupil").get(pk=placement_id)


@screen(permission="placements.cancel", load=_placement)
def cancel(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """Give up a place found outside; one from an application is given up there."""
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and placement.found_outside:
        try:
            cancel_placement(placement, reason=form.cleaned_data["reason"], by=request.actor)
        except DomainError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("La place est annulée."))
        if request.viewer.is_pupil:
            return redirect("placements:register")
        classroom_id = Enrolment.objects.values_list("classroom_id", flat=True).get(pk=placement.enrolment_id)
        return redirect("placements:register_for_class", classroom_id=classroom_id)
    context = {
        "placement": placement,
        "form": form,
        "to_pupil": request.viewer.is_pupil,
        "where": where_to_cancel(request.viewer, placement),
    }
    return page(request, "placements/cancel.html", context)


def _saved(request: SiteRequest, form: Any, enrolment: Callable[[], Enrolment]) -> bool:
    """Whether it is registered (now or by the same form before); otherwise the form says what is wrong."""

    key, owner = str(form.cleaned_data["key"]), f"user:{request.user.pk}"
    sent_before = first_answer(key, action="placements.register", owner=owner) is not None
    if not sent_before and not form.is_new(enrolment().pupil_id):
        return False

    def do() -> str:
        made = register_outside(enrolment(), host=form.host, days=form.chosen_days, by=request.actor)
        return str(made.pk)

    try:
        once(key, action="placements.register", owner=owner, do=do)
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def _shown(placement: Placement) -> dict[str, Any]:
    return {
        "pk": placement.pk,
        "title": placement.host_name,
        "who": placement.pupil.listed_name,
        "week": (placement.first_day, placement.last_day),
        "where": f"{placement.host_street}, {placement.host_postal_code} {placement.host_city}",
        "label": placement.get_state_display(),
        "may_cancel": placement.found_outside and placement.state == PlacementState.PLANNED,
    }
