"""The association's review of offers: a queue, the oldest first, and one offer to publish, return or withdraw."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.components import Entry
from premierpas.ui.forms import Form

from .. import doors
from ..actions import publish_offer, request_changes, withdraw_offer
from ..drafts import PUBLIC_STATES, STEP_NAMES, draft_content, is_in_review, text_version
from ..models import Offer
from ..queries import TABS, moderation_counts, moderation_list, moderation_rows, next_to_review
from ..readiness import NotReady, problems_of
from ..reading import Names, changes, changes_since_review, read_text
from .loading import offer_of_id, say_error

PER_PAGE = 20


class NoteForm(Form):
    """What the coordinator writes to the company."""

    note = forms.CharField(
        label=gettext_lazy("Votre message à la structure"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=gettext_lazy("Dites ce qu’il faut changer, et pourquoi. La structure le reçoit tel quel."),
    )


class ReasonForm(Form):
    """Why an offer is taken away."""

    reason = forms.CharField(
        label=gettext_lazy("Pourquoi retirer cette offre ?"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=gettext_lazy("La structure reçoit cette raison. Une offre retirée ne revient pas."),
    )


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def moderation(request: SiteRequest) -> HttpResponse:
    """The queue and the other offers of the territory · Relire."""
    tab = request.GET.get("onglet") or next(iter(TABS))
    if tab not in TABS:
        raise Http404
    counts = moderation_counts(request.viewer)
    address = reverse("offers:moderation")
    tabs = [
        Entry(label=label, url=f"{address}?onglet={name}", current=name == tab, count=counts[name])
        for name, (label, _which) in TABS.items()
    ]
    here = Paginator(moderation_list(request.viewer, tab), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs,
        "tab": tab,
        "rows": moderation_rows(here.object_list),
        "page": here,
        "waiting": counts["a-relire"],
    }
    return page(request, "offers/moderation.html", context)


@screen(permission="offers.moderate_offer", load=offer_of_id)
def moderate(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """One offer: the whole text, what changed, what the law says · Publier."""
    note = reason = None
    if request.method == "POST":
        act = request.POST.get("act")
        if act == "publish":
            return _publish(request, offer)
        if act == "request_changes":
            note = NoteForm(request.POST)
            if note.is_valid():
                text = note.cleaned_data["note"]
                done = _("Votre message est parti à la structure.")
                return _do(request, offer, lambda: request_changes(offer, note=text, by=request.actor), done)
        elif act == "withdraw":
            reason = ReasonForm(request.POST)
            if reason.is_valid():
                text = reason.cleaned_data["reason"]
                done = _("L’offre est retirée, la structure est prévenue.")
                return _do(request, offer, lambda: withdraw_offer(offer, reason=text, by=request.actor), done)
    return _show(request, offer, note or NoteForm(), reason or ReasonForm())


def _publish(request: SiteRequest, offer: Offer) -> HttpResponse:
    try:
        publish_offer(offer, by=request.actor, version=request.POST.get("version", ""))
    except NotReady as error:
        for problem in error.problems:
            messages.error(request, f"{STEP_NAMES[problem.step]}{_(' : ')}{problem.message}")
        return redirect("offers:moderate", offer_id=offer.pk)
    except DomainError as error:
        say_error(request, error)
        return redirect("offers:moderate", offer_id=offer.pk)
    return _on(request, offer, _("L’offre est en ligne, la structure est prévenue."))


def _on(request: SiteRequest, offer: Offer, done: str) -> HttpResponse:
    """Say what was done, and lead to the next offer that waits; to the list when none does."""
    following = next_to_review(request.viewer, offer)
    if following is None:
        messages.success(request, _("%(done)s Plus aucune offre n’attend.") % {"done": done})
        return redirect("offers:moderation")
    messages.success(request, _("%(done)s Voici la suivante.") % {"done": done})
    return redirect("offers:moderate", offer_id=following.pk)


def _do(request: SiteRequest, offer: Offer, act: Callable[[], Offer], done: str) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        say_error(request, error)
        return redirect("offers:moderate", offer_id=offer.pk)
    return _on(request, offer, done)


def _show(request: SiteRequest, offer: Offer, note: NoteForm, reason: ReasonForm) -> HttpResponse:
    waits, content = is_in_review(offer), draft_content(offer)
    if not waits and offer.state in PUBLIC_STATES:
        content = type(content).of(offer.content)
    names = Names.of(offer.company_id, content, *(type(content).of(each) for each in (offer.content, offer.reviewed)))
    problems = problems_of(offer, content)
    context = {
        "offer": offer,
        "text": read_text(offer, content, names),
        "changes": changes(offer, content, names),
        "was_reviewed": bool(offer.reviewed),
        "since_review": changes_since_review(offer, content, names),
        "following": next_to_review(request.viewer, offer) if waits else None,
        "problems": [(STEP_NAMES[problem.step], problem.message) for problem in problems],
        "waits": waits,
        "state": offer.get_state_display(),
        "voices": doors.voices_of(offer),
        "is_public": offer.state in PUBLIC_STATES,
        "verified": offer.company.is_verified,
        "may_publish": waits and not problems and offer.company.is_verified,
        "version": text_version(content),
        "note": note,
        "reason": reason,
    }
    return page(request, "offers/moderate.html", context, status=422 if note.errors or reason.errors else 200)
