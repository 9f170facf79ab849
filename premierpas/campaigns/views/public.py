"""What is open to everybody: the press page, the newsletter, and wanting no more letters."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from premierpas.accounts.limiter import EMAIL, count_try
from premierpas.accounts.slowing import slowed, too_many
from premierpas.core.alphabet import alphabetical
from premierpas.core.audiences import audiences
from premierpas.core.errors import DomainError
from premierpas.core.outbox.suppression import Stopping, has_stopped, read_token
from premierpas.core.previews import Preview
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.organisations.models import Territory

from ..actions import confirm_subscription, resume_letters, stop_letters, subscribe
from ..actions.subscribing import LETTERS
from ..addresses import subscription_of
from ..doors import press_words
from ..enums import PaperKind
from ..forms import SubscribeForm
from ..models import Paper, Subscription
from .shelf import as_file


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def press(request: SiteRequest) -> HttpResponse:
    """Documents for journalists, and whom to call."""
    papers = Paper.objects.filter(kind=PaperKind.PRESS).order_by(alphabetical("title"), "pk")
    phones = Territory.objects.exclude(phone="", email="").order_by(alphabetical("name"))
    words = {
        "papers": list(papers[:60]),
        "territories": list(phones[:60]),
        "words": press_words.only() if press_words.only else None,
        "preview": Preview(_("Presse")),
    }
    return page(request, "campaigns/press.html", words)


def _press_paper(request: SiteRequest, press_id: int) -> Paper:
    return Paper.objects.get(pk=press_id, kind=PaperKind.PRESS)


@screen(permission=PUBLIC, load=_press_paper, methods=("GET", "HEAD"))
def press_file(request: SiteRequest, thing: Paper, press_id: int) -> Any:
    """Its newest version."""
    row = thing.versions.order_by("-number").first()
    if row is None:
        raise Http404
    return as_file(thing, row)


@screen(permission=PUBLIC)
def letter(request: SiteRequest) -> HttpResponse:
    """Ask for the newsletter of the territory; it begins when the e-mail is confirmed."""
    territories = list(Territory.objects.order_by(alphabetical("name")))
    if not territories:
        raise Http404
    form = SubscribeForm(request.POST or None, territories=[(str(each.pk), each.name) for each in territories])
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data.get("territory", "")
        territory = next((each for each in territories if str(each.pk) == wanted), territories[0])
        email = form.cleaned_data["email"]
        wait = count_try("letter", request, account=email.lower(), limits=EMAIL)
        if wait is None:
            subscribe(territory, email=email, name=form.cleaned_data["name"], by=request.actor)
            return page(request, "campaigns/subscribed.html", {"asked": True})
        form.add_error(None, too_many(_("Trop d’envois d’ici. Attendez %(minutes)d min, puis renvoyez."), wait))
    answer = page(request, "campaigns/subscribe.html", {"form": form}, status=422 if form.errors else 200)
    return slowed(answer, form)


def _subscription(request: SiteRequest, token: str) -> Subscription:
    return subscription_of(token)


@screen(permission=PUBLIC, load=_subscription)
def confirm(request: SiteRequest, thing: Subscription, token: str) -> HttpResponse:
    """A button and not the link itself: programmes that look at mail open links."""
    if request.method == "POST":
        try:
            confirm_subscription(thing, by=request.actor)
            return redirect(request.path)
        except DomainError as error:
            return page(request, "campaigns/subscribed.html", {"wrong": error.message}, status=422)
    on = thing.confirmed_at is not None and thing.ended_at is None
    return page(request, "campaigns/subscribed.html", {"on": on, "territory": thing.territory.name})


def _stopping(request: SiteRequest, stop_token: str) -> Stopping:
    stopping = read_token(stop_token)
    if stopping is None:
        raise Http404
    return stopping


@csrf_exempt  # the mail programme's own button posts here, with no cookie (RFC 8058); the address is signed
@screen(permission=PUBLIC, load=_stopping)
def stop(request: SiteRequest, thing: Stopping, stop_token: str) -> HttpResponse:
    """Seen, nothing changes; posted, letters stop for this reader, or come again."""
    if request.method == "POST":
        if request.POST.get("List-Unsubscribe") == "One-Click":
            stop_letters(thing, by=request.actor)
            return HttpResponse(status=204)  # no page, and no redirect: nobody looks
        act = {"stop": stop_letters, "resume": resume_letters}.get(request.POST.get("act", ""))
        if act is not None:
            act(thing, by=request.actor)
        return redirect(request.path)
    audience = audiences.get(thing.scope.removeprefix(LETTERS))
    words = {
        "stopping": thing,
        "stopped": has_stopped(thing),
        "audience": audience.label if audience else "",
    }
    return page(request, "campaigns/stop.html", words)
