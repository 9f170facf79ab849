"""The week for a host without an account: hours, whom to call, and a way to say that the pupil isn't there.

The link stays open through the week: every day may need it. What is said twice is said once.
"""

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

from ..actions import in_force
from ..actions.week import note_arrival, report_absence
from ..holders import host_of, is_held_at
from ..in_words import hours_of
from ..models import HOLDING, Absence, Agreement, Placement
from ..telling.messages import agreement_with, days_left, give_week_link
from ..terms.prefill import days_of
from .forms import PresenceForm


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; POST says that the pupil is missing on a day, or has come after all."""
    placement = _of(link)
    days = days_of(placement)
    has_begun = placement.state in HOLDING and placement.first_day <= clock.today()
    initial = {"day": clock.today().isoformat(), "what": PresenceForm.ABSENT, "by_name": link.recipient_name}
    form = PresenceForm(request.POST or None, days=days, initial=initial)
    if request.method == "POST" and has_begun and form.is_valid() and _said(placement, form, link):
        messages.success(request, _("C’est noté. L’établissement et la famille sont prévenus."))
        return redirect(request.path)
    school = placement.enrolment.classroom.school
    context = {
        "placement": placement,
        "who": placement.pupil.full_name,
        "weeks": hours_of(in_force(_agreement(placement)).content),
        "form": form if has_begun and form.fields["day"].choices else None,  # type: ignore[attr-defined]
        "absences": list(placement.absences.all()),
        "school": school,
        "school_phone": said_phone(school.phone),
    }
    return page(request, "placements/link/week.html", context)


def _said(placement: Placement, form: PresenceForm, link: Link) -> bool:
    data = form.cleaned_data
    by = Actor.holder(link, name=data["by_name"])
    try:
        if data["what"] == PresenceForm.ABSENT:
            report_absence(placement, day=data["day"], note=data["note"], by=by)
            return True
        absence = Absence.objects.filter(placement=placement, day=data["day"]).first()
        if absence is None:
            form.add_error("day", _("Aucune absence n’est signalée pour ce jour."))
            return False
        note_arrival(absence, by=by)
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def _of(link: Link) -> Placement:
    rows = Placement.objects.select_related("pupil", "enrolment__classroom__school")
    return rows.get(pk=link.subject_id)


def _agreement(placement: Placement) -> Agreement:
    return placement.agreements.filter(amends=None).latest("number")


def renew(link: Link) -> None:
    """A new link to the host's address on file, until two months after the week."""
    give_week_link(agreement_with(_agreement(_of(link)).pk), occasion=f"renewed:{link.pk}")


def may_renew(link: Link) -> bool:
    """While the page is open, for a host without an account."""
    placement = _of(link)
    row = host_of(placement)
    return row is not None and row.user_id is None and days_left(placement) >= 0


def still_holds(link: Link) -> bool:
    """Whoever signs for the host, at the contact on file."""
    row = host_of(_of(link))
    return row is not None and is_held_at(row, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew, may_renew=may_renew)
