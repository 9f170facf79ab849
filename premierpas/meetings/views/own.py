"""A pupil's own page: who meets them, one tap to book, what comes next, what was written for them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from .. import actions
from ..holding import met_by
from ..models import Attendance, Slot, Step
from ..queries import own_of


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def mine(request: SiteRequest) -> HttpResponse:
    """Meetings ahead, moments to book, next steps, and the notes that the pupil reads."""
    mentors = met_by(request.viewer.pupil_id)
    return page(request, "meetings/mine.html", {"own": own_of(request.viewer, mentors)})


def _slot(request: SiteRequest, slot_id: int) -> Slot:
    return Slot.objects.select_related("volunteer").get(pk=slot_id)


@screen(permission="meetings.book", load=_slot, methods=("POST",))
def book(request: SiteRequest, thing: Slot, slot_id: int) -> HttpResponse:
    """One tap; sent twice it stays booked by the same pupil."""
    if not is_booked_by(thing, request.viewer.pupil_id):
        try:
            actions.book_slot(thing, by=request.actor)
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("meetings:mine")
    messages.success(request, _("C’est réservé."))
    return redirect("meetings:mine")


def is_booked_by(slot: Slot, pupil_id: int) -> bool:
    """Whether this very pupil has it: a second press changes nothing."""
    return Attendance.objects.filter(
        meeting__slot=slot, pair__enrolment__pupil=pupil_id, excused_at=None
    ).exists()  # fmt: skip


def _attendance(request: SiteRequest, attendance_id: int) -> Attendance:
    return Attendance.objects.select_related("meeting", "pair__enrolment").get(pk=attendance_id)


@screen(permission="meetings.excuse", load=_attendance, methods=("POST",))
def excuse(request: SiteRequest, thing: Attendance, attendance_id: int) -> HttpResponse:
    """The pupil can't come."""
    try:
        actions.excuse(thing, by=request.actor)
        messages.success(request, _("C’est noté, ton mentor est prévenu."))
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("meetings:mine")


def _step(request: SiteRequest, step_id: int) -> Step:
    return Step.objects.select_related("pair__enrolment").get(pk=step_id)


@screen(permission="meetings.tick", load=_step, methods=("POST",))
def tick(request: SiteRequest, thing: Step, step_id: int) -> HttpResponse:
    """Done, or not yet."""
    done = request.POST.get("done") != "no"
    actions.tick_step(thing, by=request.actor, done=done)
    if request.viewer.is_pupil:
        messages.success(request, _("Bravo, c’est fait.") if done else _("C’est de nouveau à faire."))
        return redirect("meetings:mine")
    return redirect("meetings:pupil", pupil_id=thing.pair.enrolment.pupil_id)
