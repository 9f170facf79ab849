"""A pupil's messages: who is around, one thread, a first word."""

from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment, PupilLink

from ..actions import begin_thread, write
from ..models import Thread
from ..pages import around, function_of, reading, shown, would_read
from ..readers import accompanying
from .writing import withdrawn, write_form, written


def _enrolment(request: SiteRequest) -> Enrolment | None:
    rows = Enrolment.objects.filter(pupil=request.viewer.pupil_id, left_on=None)
    return rows.select_related("pupil", "classroom__school__territory").order_by("-school_year").first()


def load_thread(request: SiteRequest, thread_id: int) -> Thread:
    """With what its page reads."""
    people = ("enrolment__pupil", "enrolment__classroom__school__territory", "membership__user", "volunteer")
    return Thread.objects.select_related(*people).get(pk=thread_id)


def _link(request: SiteRequest, link_id: int) -> PupilLink:
    """One of the pupil's own, of an adult who accompanies them now."""
    enrolment = _enrolment(request) if request.viewer.is_pupil else None
    if enrolment is None:
        raise PupilLink.DoesNotExist
    found = next((each for each in accompanying(enrolment) if each.pk == link_id), None)
    if found is None:
        raise PupilLink.DoesNotExist
    return found


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def mine(request: SiteRequest) -> HttpResponse:
    """The adults around the pupil, with what is new, and threads of before."""
    enrolment = _enrolment(request)
    found, before = around(request.viewer, enrolment) if enrolment else ([], [])
    return page(request, "threads/mine.html", {"around": found, "before": before})


@screen(permission="threads.read_as_pupil", load=load_thread)
def own_thread(request: SiteRequest, thing: Thread, thread_id: int) -> HttpResponse:
    """One thread: who reads, what was said, a word more."""
    form = write_form(request)
    if request.method == "POST" and "withdraw" in request.POST:
        withdrawn(request, thread_id)
        return redirect("threads:own_thread", thread_id)
    if written(request, form, lambda text: write(thing, by=request.actor, text=text)):
        return redirect("threads:own_thread", thread_id)
    words = {**shown(thing, request.viewer, request.GET.get("page")), "form": form}
    return page(request, "threads/own_thread.html", words, status=422 if form.errors else 200)


@screen(permission="people.be_pupil", load=_link)
def write_to(request: SiteRequest, thing: PupilLink, link_id: int) -> HttpResponse:
    """A first word to an adult: who would read it is said before."""
    enrolment = _enrolment(request)
    assert enrolment is not None  # the link is of one
    form = write_form(request)
    message = written(request, form, lambda text: begin_thread(enrolment, by=request.actor, link=thing, text=text))
    if message is not None:
        return redirect("threads:own_thread", message.thread_id)
    words = {
        "name": thing.adult.name,
        "function": function_of(thing),
        "form": form,
        **reading(would_read(enrolment, thing), enrolment, request.viewer),
    }
    return page(request, "threads/write_to.html", words, status=422 if form.errors else 200)
