"""Coordinators read what was held, let it pass, refuse it or open an incident; and take away what was shown."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import let_pass, open_incident, refuse, take_away
from ..forms import JudgeForm, RefuseForm
from ..held import READ_WITHIN, held_for_review_by
from ..models import Message
from ..pages import writer_of
from ..worries import worry_of
from .reporting import load_message

PER_PAGE = 25


@screen(permission="threads.review", methods=("GET", "HEAD"))
def held(request: SiteRequest) -> HttpResponse:
    """What waits to be read, the oldest first."""
    listed = Paginator(held_for_review_by(request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(each, writer_of(each), each.at + READ_WITHIN) for each in listed]
    words = {"listed": listed, "rows": rows, "here": request.viewer.territory_id}
    return page(request, "threads/held.html", words)


def _held(request: SiteRequest, held_id: int) -> Message:
    return load_message(request, held_id)


@screen(permission="threads.judge", load=_held)
def judge(request: SiteRequest, thing: Message, held_id: int) -> HttpResponse:
    """One message that waits: what it says, why it waits, three ways on."""
    act = request.POST.get("act", "")
    typed = request.POST if request.method == "POST" and act != "pass" else None
    form = JudgeForm(typed, initial={"worry": worry_of(thing)})
    done: dict[str, tuple[Callable[[], object], str]] = {
        "pass": (lambda: let_pass(thing, by=request.actor), _("Le message est transmis.")),
        "refuse": (
            lambda: refuse(thing, by=request.actor, word=form.cleaned_data["word"]),
            _("Le message n’est pas transmis. Son auteur lit votre mot."),
        ),
        "incident": (
            lambda: _incident(thing, form, by=request.actor),
            _("Un signalement est ouvert, avec la copie du message."),
        ),
    }
    if act in done and (act == "pass" or form.is_valid()) and _done(request, form, *done[act]):
        return redirect("threads:held")
    words = {"message": thing, "writer": writer_of(thing), "form": form, "until": thing.at + READ_WITHIN}
    return page(request, "threads/judge.html", words, status=422 if form.errors else 200)


def _incident(message: Message, form: JudgeForm, *, by: Actor) -> object:
    data = form.cleaned_data
    return open_incident(message, by=by, word=data["word"], worry=data["worry"] or worry_of(message))


@screen(permission="threads.take_away", load=load_message)
def take_away_message(request: SiteRequest, thing: Message, message_id: int) -> HttpResponse:
    """A message that was shown goes out of the thread, with a word to its writer."""
    form = RefuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        word = form.cleaned_data["word"]
        said = _("Le message n’est plus dans le fil.")
        if _done(request, form, lambda: take_away(thing, by=request.actor, word=word), said):
            return redirect("threads:thread", thing.thread_id)
    words = {"message": thing, "writer": writer_of(thing), "form": form}
    return page(request, "threads/take_away.html", words, status=422 if form.errors else 200)


def _done(request: SiteRequest, form: RefuseForm, do: Callable[[], object], said: str) -> bool:
    try:
        do()
    except DomainError as error:
        messages.error(request, str(error.message))
        if form.is_bound:
            form.refuse(error)
        return False
    messages.success(request, said)
    return True
