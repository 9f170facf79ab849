"""An adult's messages with pupils: what is new, one thread, a first word."""

from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment

from ..actions import begin_thread, write
from ..models import Thread
from ..pages import listed, reading, shown, would_read
from ..readers import accompanying
from ..telling import awake_at
from .pupil import load_thread
from .writing import withdrawn, write_form, written


def _enrolment(request: SiteRequest, pupil_id: int) -> Enrolment:
    rows = Enrolment.objects.filter(pupil=pupil_id, left_on=None, pupil__anonymised_at=None)
    return rows.select_related("pupil", "classroom__school__territory").latest("school_year")


@screen(permission="threads.converse", methods=("GET", "HEAD"))
def conversations(request: SiteRequest) -> HttpResponse:
    """The threads that somebody reads now, what is new first said."""
    found = listed(request.viewer, request.GET.get("page"))
    return page(request, "threads/conversations.html", {"listed": found, "rows": list(found)})


@screen(permission="threads.read_as_adult", load=load_thread)
def thread(request: SiteRequest, thing: Thread, thread_id: int) -> HttpResponse:
    """One thread: who reads, what was said, a word more."""
    form = write_form(request)
    if request.method == "POST" and "withdraw" in request.POST:
        withdrawn(request, thread_id)
        return redirect("threads:thread", thread_id)
    if written(request, form, lambda text: write(thing, by=request.actor, text=text)):
        return redirect("threads:thread", thread_id)
    words = {**shown(thing, request.viewer, request.GET.get("page")), "form": form}
    return page(request, "threads/thread.html", words, status=422 if form.errors else 200)


@screen(permission="threads.begin_as_adult", load=_enrolment)
def write_to_pupil(request: SiteRequest, thing: Enrolment, pupil_id: int) -> HttpResponse:
    """A first word to a pupil; a thread that is there goes on."""
    viewer = request.viewer
    mine = (viewer.user_id, viewer.membership_id, viewer.volunteer_id)
    link = next(each for each in accompanying(thing) if (each.adult_id, each.membership_id, each.volunteer_id) == mine)
    there = Thread.objects.filter(enrolment=thing, membership=link.membership_id, volunteer=link.volunteer_id).first()
    if there is not None:
        return redirect("threads:thread", there.pk)
    form = write_form(request)
    message = written(request, form, lambda text: begin_thread(thing, by=request.actor, link=link, text=text))
    if message is not None:
        return redirect("threads:thread", message.thread_id)
    words = {
        "pupil": thing.pupil,
        "form": form,
        "awake": awake_at(Thread(enrolment=thing)),
        **reading(would_read(thing, link), thing, viewer),
    }
    return page(request, "threads/write_to_pupil.html", words, status=422 if form.errors else 200)
