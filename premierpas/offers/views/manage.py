"""The company's offers: by state, with what can be done to each in one click."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Company

from ..actions import close_offer, discard_changes, duplicate_offer, pause_offer, resume_offer, start_offer
from ..drafts import Step
from ..models import Offer
from ..next_year import next_year_of
from ..queries import headline, offers_of_company
from .loading import offer_of_id, say_error


@screen(permission="organisations.work_as_company", methods=("GET", "HEAD"))
def manage(request: SiteRequest) -> HttpResponse:
    """Offers by state · Proposer une place."""
    groups = offers_of_company(request.viewer.company_id)
    company = Company.objects.get(pk=request.viewer.company_id)
    return page(
        request,
        "offers/manage.html",
        {"groups": groups, "title": headline(groups), "company": company, "key": new_key()},
    )


@screen(permission="organisations.work_as_company", methods=("POST",))
def start(request: SiteRequest) -> HttpResponse:
    """Begin an offer; a form sent twice begins one."""
    company = Company.objects.get(pk=request.viewer.company_id)

    def begin() -> str:
        return str(start_offer(company, by=request.actor).pk)

    return _made(request, "offers.start", f"{request.viewer.user_id}:{company.pk}", begin, step=1)


@screen(permission="offers.change_offer", load=offer_of_id)
def again(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """Again next year, with these weeks? One click makes the draft."""
    if request.method != "POST":
        words = {"offer": offer, "weeks": next_year_of(offer), "key": new_key()}
        return page(request, "offers/again.html", words)

    def copy() -> str:
        return str(duplicate_offer(offer, by=request.actor).pk)

    step = Step.REVIEW if next_year_of(offer) else Step.DATES
    return _made(request, "offers.duplicate", f"{request.viewer.user_id}:{offer.pk}", copy, step=step)


def _made(request: SiteRequest, action: str, owner: str, do: Callable[[], str], step: int) -> HttpResponse:
    try:
        made = once(request.POST.get("key", ""), action=action, owner=owner, do=do)
    except ValueError:  # a key that is missing or another form's
        messages.error(request, _("Cette page était trop ancienne. Recommencez d’ici."))
        return redirect("offers:manage")
    except DomainError as error:
        say_error(request, error)
        return redirect("offers:manage")
    return redirect(reverse("offers:wizard", args=[made, step]))


def _turn(
    request: SiteRequest, offer: Offer, action: Callable[..., Offer], done: str, *, back: str = "offers:manage"
) -> HttpResponse:
    try:
        action(offer, by=request.actor)
    except DomainError as error:
        say_error(request, error)
    else:
        messages.success(request, done)
    return redirect(back)


@screen(permission="offers.change_offer", load=offer_of_id, methods=("POST",))
def pause(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """Out of search in one click."""
    return _turn(request, offer, pause_offer, _("Votre offre est en pause : les élèves ne la trouvent plus."))


@screen(permission="offers.change_offer", load=offer_of_id, methods=("POST",))
def resume(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """Back into search."""
    return _turn(request, offer, resume_offer, _("Votre offre est de nouveau en ligne."))


@screen(permission="offers.change_offer", load=offer_of_id, methods=("POST",))
def close(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """End the offer."""
    return _turn(request, offer, close_offer, _("Votre offre est close. Vous pourrez la refaire l’an prochain."))


@screen(permission="offers.change_offer", load=offer_of_id, methods=("POST",))
def discard(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """Give up the changes to a public offer."""
    return _turn(request, offer, discard_changes, _("Vos modifications sont abandonnées. Le texte en ligne reste."))
