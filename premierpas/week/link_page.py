"""The host's page of the week without an account: absence, photos or not, a word a day, the evaluation.

One link serves the whole week, and what comes after; what is said twice is said once.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import Purpose
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.placements.actions import in_force
from premierpas.placements.actions.week import note_arrival, report_absence
from premierpas.placements.in_words import hours_of
from premierpas.placements.link_pages.forms import PresenceForm, WhoForm
from premierpas.placements.models import HOLDING, Absence, Placement
from premierpas.placements.terms.prefill import days_of

from . import notices
from .actions import allow_photos, evaluate, say_word
from .days import LIVED
from .forms import EvaluationForm, HostForm, LeaveForm, WordForm
from .models import PhotoLeave, TutorEvaluation
from .plan import criteria_of, plan_of
from .telling import days_left, give_host_page, receives_at

ABSENCE = "absence"


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; a POST does one of its four things, and what was typed for the others stays in their fields."""
    placement = Placement.objects.select_related("pupil", "enrolment__classroom__school").get(pk=link.subject_id)
    today, leave = clock.today(), PhotoLeave.objects.filter(placement=placement).first()
    offered = _offered(placement, today)
    do = request.POST.get("do") or ABSENCE if request.method == "POST" else ""
    forms, carried = _forms(request, link, placement, do, leave), False
    if do in offered and forms[do].is_valid() and _done(link, placement, do, forms[do]):
        messages.success(request, _said(do))
        carried = any(each.is_carried for name, each in forms.items() if isinstance(each, HostForm) and name in offered)
        if not carried:
            return redirect(request.path)
        leave = PhotoLeave.objects.filter(placement=placement).first()
        forms[do] = _forms(request, link, placement, "", leave)[do]
    school = placement.enrolment.classroom.school
    agreement = placement.agreements.filter(amends=None).latest("number")
    context = {
        "placement": placement,
        "who": placement.pupil.full_name,
        "first_name": placement.pupil.first_name,
        "forms": {name: form for name, form in forms.items() if name in offered},
        "leave_now": leave,
        "evaluation": TutorEvaluation.objects.filter(placement=placement).first(),
        "redo": forms["evaluate"].is_bound or getattr(forms["evaluate"], "is_carried", False),
        "carried": carried,
        "words": list(placement.tutor_words.all()),
        "absences": list(placement.absences.all()),
        "is_over": placement.last_day < today,
        "weeks": hours_of(in_force(agreement).content),
        "school": school,
        "school_phone": said_phone(school.phone),
    }
    return page(request, "week/link/host.html", context)


def _offered(placement: Placement, today: date) -> set[str]:
    """What may be said today."""
    lived, has_begun = placement.state in LIVED, placement.first_day <= today
    return {
        name
        for name, may in {
            ABSENCE: placement.state in HOLDING and has_begun,
            "word": lived and has_begun,
            "photos": lived,
            "evaluate": lived and placement.last_day <= today,
        }.items()
        if may
    }


def _forms(
    request: SiteRequest, link: Link, placement: Placement, do: str, leave: PhotoLeave | None
) -> dict[str, WhoForm]:
    """The four forms: the one that was sent is judged, the others begin with what was typed into them."""
    days, today, who = days_of(placement), clock.today(), {"by_name": link.recipient_name}
    come = [day for day in days if day <= today]
    said = {"allowed": ("yes" if leave.allowed else "no")} if leave else {}
    last = {"day": come[-1].isoformat()} if come else {}
    missing = {"day": today.isoformat(), "what": PresenceForm.ABSENT}

    def data(name: str) -> Any:
        return request.POST if do == name else None

    criteria = criteria_of(plan_of(placement.enrolment.classroom_id))
    made: dict[str, WhoForm] = {
        ABSENCE: PresenceForm(data(ABSENCE), days=days, initial=who | missing),
        "word": WordForm(data("word"), days=come, initial=who | last, prefix="w"),
        "photos": LeaveForm(data("photos"), initial=who | said, prefix="p"),
        "evaluate": EvaluationForm(data("evaluate"), criteria=criteria, initial=who, prefix="e"),
    }
    for form in made.values():
        if do and isinstance(form, HostForm) and not form.is_bound:
            form.carry(request.POST)
    return made


def _done(link: Link, placement: Placement, do: str, form: WhoForm) -> bool:
    said = form.cleaned_data
    by = Actor.holder(link, name=said["by_name"])
    try:
        if do == ABSENCE:
            return _told(placement, form, by)
        if do == "word":
            say_word(placement, day=said["day"], words=said["words"], by=by)
        elif do == "photos":
            allow_photos(placement, allowed=said["allowed"] == "yes", by=by)
        elif isinstance(form, EvaluationForm):
            evaluate(placement, marks=form.marks, words=said["words"], by=by)
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def _told(placement: Placement, form: WhoForm, by: Actor) -> bool:
    said = form.cleaned_data
    if said["what"] == PresenceForm.ABSENT:
        report_absence(placement, day=said["day"], note=said["note"], by=by)
        return True
    absence = Absence.objects.filter(placement=placement, day=said["day"]).first()
    if absence is None:
        form.add_error("day", _("Aucune absence n’est signalée pour ce jour."))
        return False
    note_arrival(absence, by=by)
    return True


def _said(do: str) -> str:
    if do == ABSENCE:
        return _("C’est noté. L’établissement et la famille sont prévenus.")
    return _("C’est noté. Merci.")


def renew(link: Link) -> None:
    """A new link to the address on file, while the page opens at all."""
    placement = Placement.objects.select_related("pupil").get(pk=link.subject_id)
    give_host_page(placement, notices.HOST_PAGE, occasion=f"renewed:{link.pk}")


def may_renew(link: Link) -> bool:
    """While the page opens at all."""
    return days_left(Placement.objects.get(pk=link.subject_id)) >= 0


def still_holds(link: Link) -> bool:
    """A tutor of the placement who may see the pupil, or whoever signs for the host, at the contact on file."""
    placement = Placement.objects.select_related("pupil").get(pk=link.subject_id)
    return receives_at(placement, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew, may_renew=may_renew)
