"""Changing an agreement: a fact, a contact, a new text before all have signed, an amendment after."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.forms import say_doubts

from ..actions import (
    amend,
    correct_contact,
    correct_details,
    in_force,
    reopen,
    request_signatures,
    withdraw_amendment,
)
from ..changes import changes_between
from ..forms.amending import AmendForm, DetailsForm
from ..forms.hours import HoursForm, is_copy, typed
from ..forms.signing import ContactForm, ReasonForm
from ..models import Agreement, Party, Signatory
from ..not_now import Act, why_not
from ..permissions import parts_to_correct
from .loading import agreement_of, frame_of, home_of, not_now, tried


@screen(permission="placements.change", load=agreement_of)
def reopen_here(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Mend a text that is being signed or was refused: the signatures end, a new version opens, filled."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Agreement] = []
        reason = form.cleaned_data["reason"]

        def do() -> None:
            made.append(reopen(agreement, reason=reason, by=request.actor))

        tried(request, do, _("Une nouvelle version est ouverte. Ceux qui avaient signé le savent."))
        return redirect(home_of(request.viewer, made[0] if made else agreement))
    if why := why_not(Act.REOPEN, agreement):
        return not_now(request, frame_of(request, agreement), title=_("Changer le texte"), why=why)
    signed = [row.name for row in agreement.signatories.all() if row.has_signed]
    return page(
        request, "placements/agreements/reopen.html", frame_of(request, agreement) | {"form": form, "signed": signed}
    )


@screen(permission="placements.change", load=agreement_of)
def amend_here(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """An amendment to a signed agreement: it is shown before → after, then sent to the same parties."""
    if request.method != "POST" and (why := why_not(Act.AMEND, agreement)):
        return not_now(request, frame_of(request, agreement), title=_("Faire un avenant"), why=why)
    content = in_force(agreement.amends or agreement).content
    data, then = typed(request)
    form, hours = AmendForm(data, content=content), HoursForm(data, placement=agreement.placement, content=content)
    changes: list[tuple[str, str, str]] = []
    if data is not None and not is_copy(then) and form.is_valid() and hours.is_valid():
        values = form.values | {"days": hours.days}
        changes = changes_between(content, content.with_(**values))
        if then == "send" and not hours.breaches:
            after = _amended(request, agreement, values, form.cleaned_data["reason"])
            if after is not None:
                return redirect(home_of(request.viewer, after))
    context = frame_of(request, agreement) | {
        "form": form,
        "tables": hours.tables(),
        "hours_form": hours,
        "changes": changes,
        "sendable": bool(changes) and not hours.breaches,
    }
    return page(request, "placements/agreements/amend.html", context)


def _amended(request: SiteRequest, agreement: Agreement, values: dict[str, Any], reason: str) -> Agreement | None:
    made: list[Agreement] = []

    def do() -> None:
        after = amend(agreement, values=values, reason=reason, by=request.actor)
        made.append(request_signatures(after, by=request.actor))

    said = _("L’avenant est envoyé. L’ancien texte vaut jusqu’à la dernière signature.")
    return made[0] if tried(request, do, said) else None


@screen(permission="placements.change", load=agreement_of)
def withdraw_here(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Give up an amendment that isn't signed by all."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, said = form.cleaned_data["reason"], _("L’avenant est retiré.")
        tried(request, lambda: withdraw_amendment(agreement, reason=reason, by=request.actor), said)
        return redirect(home_of(request.viewer, agreement))
    if why := why_not(Act.WITHDRAW, agreement):
        return not_now(request, frame_of(request, agreement), title=_("Retirer cet avenant"), why=why)
    return page(request, "placements/agreements/withdraw.html", frame_of(request, agreement) | {"form": form})


@screen(permission="placements.change", load=agreement_of)
def details(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Correct facts and contacts of one's own part; no signature is touched."""
    parts = parts_to_correct(request.viewer, agreement)
    form = DetailsForm(request.POST or None, content=agreement.content, parts=parts)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        said = _("C’est corrigé. Les signatures restent ; ce qui compte pour les autres leur est dit.")
        if tried(request, lambda: correct_details(agreement, values=values, by=request.actor), said):
            say_doubts(request, form)
            return redirect(home_of(request.viewer, agreement))
    if request.method != "POST" and (why := why_not(Act.CORRECT, agreement)):
        return not_now(request, frame_of(request, agreement), title=_("Corriger un fait ou un contact"), why=why)
    return page(request, "placements/agreements/details.html", frame_of(request, agreement) | {"form": form})


@screen(permission="placements.work_for_school", load=agreement_of)
def contact(request: SiteRequest, agreement: Agreement, pk: int, signatory: int) -> HttpResponse:
    """Correct where a guardian or the host is reached: the old link ends, a new one goes out."""
    row = party_of(agreement, signatory, Party.GUARDIAN, Party.HOST)
    form = ContactForm(request.POST or None, initial={"email": row.email, "phone": row.phone})
    if request.method == "POST" and form.is_valid():
        said = _("C’est corrigé. Un nouveau lien part, l’ancien ne sert plus.")
        if tried(request, lambda: correct_contact(row, **form.cleaned_data, by=request.actor), said):
            say_doubts(request, form)
            return redirect(home_of(request.viewer, agreement))
    if request.method != "POST" and (why := why_not(Act.REPLACE_SIGNER, agreement, row)):
        return not_now(request, frame_of(request, agreement), title=_("Corriger un contact"), why=why)
    context = frame_of(request, agreement) | {"form": form, "row": row}
    return page(request, "placements/agreements/contact.html", context)


def party_of(agreement: Agreement, signatory: int, *parties: Party) -> Signatory:
    """The party of this agreement with this id; raises Http404 for another's or one that this act isn't for."""
    row = next((each for each in agreement.signatories.all() if each.pk == signatory), None)
    if row is None or (parties and row.party not in parties):
        raise Http404
    return row
