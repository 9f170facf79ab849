"""The wizard: seven steps, each saved as a draft, complete or not; and what is judged while somebody types."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.components import ErrorEntry

from ..actions import StaleDraft, save_step, submit_offer
from ..drafts import PUBLIC_STATES, Step, can_be_edited, draft_content, is_in_review, step_version, typed_in
from ..enums import OfferState, Revision
from ..forms import FORMS, StepForm
from ..models import Offer
from ..readiness import NotReady, problems_of
from ..reading import changes, read_text
from ..steps import STEP_ACTIONS, heading_of, step_rows
from .loading import offer_of_id, say_error


@screen(permission="offers.change_offer", load=offer_of_id)
def wizard(request: SiteRequest, offer: Offer, offer_id: int, step: int) -> HttpResponse:
    """One step · save it and go on."""
    here = _step(step)
    if here == Step.REVIEW:
        return _review(request, offer)
    if not can_be_edited(offer):
        return redirect(_address(offer, Step.REVIEW))
    if request.method == "POST":
        return _save(request, offer, here)
    form = FORMS[here](offer, draft_content(offer), typed_in(offer, here))
    return _show(request, offer, form)


@screen(permission="offers.change_offer", load=offer_of_id, methods=("POST",))
def check(request: SiteRequest, offer: Offer, offer_id: int, step: int) -> HttpResponse:
    """Judge what is being typed, saving nothing: the errors as a fragment."""
    here = _step(step)
    if here == Step.REVIEW:
        raise Http404
    form = FORMS[here](offer, draft_content(offer), request.POST)
    form.is_valid()
    return page(request, "offers/parts/live.html", {"form": form, "errors": form.live_errors, "tables": form.tables()})


@screen(permission="offers.change_offer", load=offer_of_id, methods=("POST",))
def submit(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """Send the whole offer to review, or make small changes public."""
    try:
        offer = submit_offer(offer, by=request.actor)
    except NotReady:
        return redirect(_address(offer, Step.REVIEW))
    except DomainError as error:
        say_error(request, error)
        return redirect(_address(offer, Step.REVIEW))
    if is_in_review(offer):
        messages.success(request, _("Votre offre est envoyée. Nous la relisons et vous écrivons."))
    else:
        messages.success(request, _("Vos modifications sont en ligne."))
    return redirect("offers:manage")


def _step(number: int) -> Step:
    try:
        return Step(number)
    except ValueError:
        raise Http404 from None


def _address(offer: Offer, step: Step) -> str:
    return reverse("offers:wizard", args=[offer.pk, int(step)])


def _save(request: SiteRequest, offer: Offer, step: Step) -> HttpResponse:
    form = FORMS[step](offer, draft_content(offer), request.POST)
    right = form.is_valid()
    try:
        with transaction.atomic():
            values = form.values() | (form.make(by=request.actor) if right else {})
            offer = save_step(
                offer,
                step=step,
                values=values,
                typed=None if right else form.typed(),
                by=request.actor,
                version=request.POST.get("version"),
            )
    except StaleDraft as error:
        return _show(request, Offer.objects.select_related("company").get(pk=offer.pk), form, refused=error, status=409)
    except (NotAllowed, WrongState) as error:
        say_error(request, error)
        return redirect("offers:manage")
    except DomainError as error:  # a seat was taken while this form was open
        form.refuse(error)
        return _show(request, offer, form, status=409)
    if request.POST.get("then") == "later":
        messages.success(request, _("C’est enregistré. Vous pourrez reprendre quand vous voudrez."))
        return redirect("offers:manage")
    if not right:
        return redirect(_address(offer, step))
    if offer.state in PUBLIC_STATES and offer.revision == Revision.NONE:
        messages.success(request, _("C’est enregistré et en ligne."))
    return redirect(_address(offer, Step(step + 1)))


def _show(
    request: SiteRequest, offer: Offer, form: StepForm, *, refused: DomainError | None = None, status: int = 200
) -> HttpResponse:
    step, content = form.step, draft_content(offer)
    title, soft = heading_of(step, content, offer)
    context: dict[str, Any] = {
        "offer": offer,
        "form": form,
        "here": step,
        "rows": step_rows(offer, content, step),
        "title": title,
        "soft": soft,
        "action": STEP_ACTIONS[step],
        "back": _address(offer, Step(step - 1)) if step > Step.TRADE else "",
        "version": step_version(offer, step),
        "refused": refused,
        "text": read_text(offer, content),
        "is_public": offer.state in PUBLIC_STATES,
    }
    return page(request, "offers/wizard.html", context, status=status)


def _review(request: SiteRequest, offer: Offer) -> HttpResponse:
    content = draft_content(offer)
    editable = can_be_edited(offer)
    problems = problems_of(offer, content) if editable else []
    entries = [ErrorEntry(problem.message, label=str(problem.step)) for problem in problems]
    changed = changes(offer, content)
    title, soft = heading_of(Step.REVIEW, content, offer)
    context = {
        "offer": offer,
        "here": Step.REVIEW,
        "rows": step_rows(offer, content, Step.REVIEW),
        "title": title,
        "soft": soft,
        "problems": [(problem, _address(offer, problem.step)) for problem in problems],
        "count": len(entries),
        "text": read_text(offer, content),
        "changes": changed,
        "editable": editable,
        "in_review": is_in_review(offer),
        "is_public": offer.state in PUBLIC_STATES,
        "may_submit": editable and not problems and (offer.state not in PUBLIC_STATES or bool(changed)),
        "note": offer.review_note if _asks_for_changes(offer) else "",
        "first": _address(offer, Step.TRADE),
    }
    return page(request, "offers/review.html", context)


def _asks_for_changes(offer: Offer) -> bool:
    return offer.state == OfferState.CHANGES_REQUESTED or offer.revision == Revision.CHANGES_REQUESTED
