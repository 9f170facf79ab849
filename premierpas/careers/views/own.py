"""A company fills in its page, step by step; each step is kept as soon as it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Company

from ..actions import begin_company_path, discard_changes, save_about, submit_page, take_back
from ..enums import PageState
from ..errors import NotReady
from ..forms.pages import AboutForm
from ..models import CompanyPage, DiscoveryPath
from ..notices import public_address
from ..readiness import missing

MAY = "organisations.work_as_company"


@dataclass(frozen=True)
class Part:
    """A step of the form, as the line of steps shows it."""

    label: Any
    url: str
    state: str = ""


def own_page_of(request: SiteRequest) -> CompanyPage:
    """The page of whoever looks; one that isn't kept yet while nothing is written."""
    rows = CompanyPage.objects.select_related("company")
    found = rows.filter(company=request.viewer.company_id).first()
    return found or CompanyPage(company=Company.objects.get(pk=request.viewer.company_id))


def parts_of(mine: CompanyPage, now: str = "") -> list[Part]:
    """The three steps and the last look: which are done, which is open."""
    text = mine.written
    done = {
        "own_about": bool(text.headline and text.about and text.sector),
        "own_trades": len(text.trades) > 1,
        "own_portraits": bool(text.portraits),
        "own_page": False,
    }
    labels = (_("Ce que vous faites"), _("Vos métiers"), _("Des personnes"), _("Relire et envoyer"))
    return [
        Part(label, reverse(f"careers:{name}"), "is-now" if name == now else "is-done" if ready else "")
        for label, (name, ready) in zip(labels, done.items(), strict=True)
    ]


@screen(permission=MAY)
def own_page(request: SiteRequest) -> HttpResponse:
    """Where the page stands, as pupils would see it · Envoyer."""
    mine = own_page_of(request)
    if request.method == "POST":
        return _acted(request, mine)
    text = mine.written
    words = {
        "mine": mine,
        "company": mine.company,
        "parts": parts_of(mine, "own_page"),
        "text": text,
        "missing": missing(text),
        "state": PageState(mine.state).label,
        "in_review": mine.state == PageState.IN_REVIEW,
        "has_changes": bool(mine.draft) and mine.state != PageState.IN_REVIEW,
        "note": mine.note if mine.state == PageState.CHANGES_REQUESTED else "",
        "public_url": public_address(mine.company) if mine.company.is_verified else "",
        "path": DiscoveryPath.objects.filter(company=mine.company_id).first(),
    }
    return page(request, "careers/own/page.html", words)


def _acted(request: SiteRequest, mine: CompanyPage) -> HttpResponse:
    acts: dict[str, tuple[Callable[..., Any], str]] = {
        "submit": (submit_page, _("Votre page est envoyée. Nous la relisons et vous écrivons.")),
        "take_back": (take_back, _("Vous pouvez de nouveau la modifier.")),
        "discard": (discard_changes, _("Vos changements sont effacés : la page en ligne n’a pas bougé.")),
    }
    name = request.POST.get("act", "")
    try:
        if name == "path":
            path = begin_company_path(mine.company, by=request.actor)
            return redirect("careers:edit_path", path_id=path.pk)
        if name in acts:
            act, done = acts[name]
            act(mine.company, by=request.actor)
            messages.success(request, done)
    except NotReady as error:
        for lack in error.missing:
            messages.error(request, lack)
    except CompanyPage.DoesNotExist:
        messages.error(request, _("Rien n’est encore écrit : commencez par dire ce que vous faites."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("careers:own_page")


@screen(permission=MAY)
def own_about(request: SiteRequest) -> HttpResponse:
    """First step: what one does, in plain words."""
    mine = own_page_of(request)
    if mine.state == PageState.IN_REVIEW:
        return redirect("careers:own_page")
    form = AboutForm(request.POST if request.method == "POST" else None, content=mine.written, version=mine.version)
    status = 422
    if request.method == "POST" and form.is_valid():
        try:
            save_about(mine.company, **form.cleaned_data, by=request.actor)
            return redirect("careers:own_trades")
        except DomainError as error:
            # What was typed stays; the next sending is over what stands there now.
            again = request.POST.copy()
            again["version"] = str(own_page_of(request).version)
            form.data = again
            form.refuse(error)
            status = 409
    words = {"form": form, "parts": parts_of(mine, "own_about"), "mine": mine}
    return page(request, "careers/own/about.html", words, status=status if form.errors else 200)
