"""In the week itself: the pupil isn't there, an accident, an end before time."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.ui.typography import clock_time

from ..actions.week import interrupt, mark_not_held, note_arrival, report_absence, report_accident
from ..forms.week import NOT_HELD, AbsenceForm, AccidentForm, EndForm
from ..models import Absence, Accident, Agreement, AgreementState, Placement, PlacementState
from ..not_now import why_no_report, why_not_ended
from ..terms.content import Content
from ..terms.judging import plans_of
from ..terms.prefill import days_of
from .loading import home_of, list_of, not_now


def _placement(request: SiteRequest, placement_id: int) -> Placement:
    rows = Placement.objects.select_related("pupil", "enrolment__classroom__school", "company")
    return rows.get(pk=placement_id)


def _frame(request: SiteRequest, placement: Placement) -> dict[str, Any]:
    rows = Agreement.objects.filter(placement=placement, amends=None).exclude(state=AgreementState.VOID)
    agreement = rows.order_by("-number").first()
    viewer = request.viewer
    back = home_of(viewer, agreement) if agreement else list_of(viewer)
    who = placement.pupil.full_name
    return {"placement": placement, "who": who, "home_url": back, "back_label": _("La convention")}


@screen(permission="placements.report", load=_placement)
def absence(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """Say that the pupil isn't there, or that they have come after all."""
    days = days_of(placement)
    arriving = request.POST.get("arrived", "")
    form = AbsenceForm(
        request.POST if request.method == "POST" and not arriving else None, days=days,
        initial={"day": clock.today().isoformat()},
    )  # fmt: skip
    if arriving:
        row = Absence.objects.filter(placement=placement, pk=whole_number(arriving)).first()
        if row is not None:
            note_arrival(row, by=request.actor)
            messages.success(request, _("C’est noté. Ceux qui avaient été prévenus le savent."))
        return redirect(request.path)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            report_absence(placement, day=data["day"], note=data["note"], by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("L’établissement et la famille sont prévenus."))
            return redirect(request.path)
    why = why_no_report(placement)
    context = _frame(request, placement) | {
        "form": form if form.has_days and not why else None,
        "absences": list(placement.absences.all()),
        "why": why,
    }
    return page(request, "placements/week/absence.html", context)


@screen(permission="placements.report", load=_placement)
def accident(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """The accident sheet: told at once, declared the same day."""
    form = AccidentForm(request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        names = ("where", "what", "on_the_way", "injuries", "witnesses", "care")
        facts = {name: form.cleaned_data[name] for name in names}
        try:
            row = report_accident(placement, happened_at=form.happened_at, by=request.actor, **facts)
        except DomainError as error:
            form.refuse(error)
        else:
            return redirect("placements:accident_sheet", placement_id=placement_id, accident_id=row.pk)
    context = _frame(request, placement) | {
        "form": form,
        "why": why_no_report(placement),
        "accidents": list(placement.accidents.all()),
    }
    return page(request, "placements/week/accident.html", context)


def _of_accident(request: SiteRequest, placement_id: int, accident_id: int) -> Placement:
    return _placement(request, placement_id)


@screen(permission="placements.report", load=_of_accident, methods=("GET", "HEAD"))
def accident_sheet(request: SiteRequest, placement: Placement, placement_id: int, accident_id: int) -> HttpResponse:
    """The sheet to print: what was reported, with the official facts of pupil, school, host and hours of that day."""
    row = Accident.objects.filter(placement=placement, pk=accident_id).first()
    if row is None:
        return redirect("placements:accident", placement_id=placement_id)
    signed = Agreement.objects.filter(placement=placement, state=AgreementState.SIGNED).order_by("-number").first()
    content = signed.content if signed else None
    that = row.happened_at.astimezone(clock.PARIS).date()
    classroom, pupil = placement.enrolment.classroom, placement.pupil
    school, born = classroom.school, f"{placement.pupil.birth_date:%d/%m/%Y}"
    address = f"{school.street} {school.postal_code} {school.city}"
    place = f"{placement.host_street}, {placement.host_postal_code} {placement.host_city}"
    facts = [
        (_("Élève"), pupil.full_name, f"{born}, {classroom.name}"),
        (_("Établissement"), school.name, f"UAI {school.uai}, {address}"),
        (_("Structure"), placement.host_name, place),
        (_("SIRET"), placement.host_siret or "–"),
        (_("Horaires de ce jour"), _hours_on(content, that) if content else ""),
        (_("Assurance de l’établissement"), content.school_insurance if content else ""),
        (_("Téléphone de l’établissement"), said_phone(school.phone)),
    ]  # fmt: skip
    context = _frame(request, placement) | {"row": row, "facts": [fact for fact in facts if fact[1]]}
    return page(request, "placements/week/accident_sheet.html", context)


def _hours_on(content: Content, that: date) -> str:
    slots = [slot for plan in plans_of(content.days) if plan.date == that for slot in plan.slots]
    return ", ".join(f"{clock_time(start)} – {clock_time(end)}" for start, end in slots)


@screen(permission="placements.end_week", load=_placement)
def end(request: SiteRequest, placement: Placement, placement_id: int) -> HttpResponse:
    """The school notes that the week didn't take place, or ended before time."""
    form = EndForm(request.POST or None, days=days_of(placement), began=placement.state == PlacementState.ONGOING)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            if data["what"] == NOT_HELD:
                mark_not_held(placement, who=data["who"], reason=data["reason"], by=request.actor)
            else:
                reason = f"{data['who']} : {data['reason']}"
                interrupt(placement, last_day=date.fromisoformat(data["day"]), reason=reason, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("C’est noté. Chaque partie est prévenue, les preuves restent."))
            return redirect(_frame(request, placement)["home_url"])
    if request.method != "POST" and (why := why_not_ended(placement)):
        return not_now(request, _frame(request, placement), title=_("Fin du stage"), why=why)
    return page(request, "placements/week/end.html", _frame(request, placement) | {"form": form})
