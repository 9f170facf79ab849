"""Paper: a party's signed sheet, an agreement signed elsewhere, and the reminder that spares both."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions.paper import register_signed_outside, sign_on_paper
from ..actions.reminding import remind
from ..errors import Incomplete
from ..forms.signing import OutsideForm, PaperForm
from ..in_words import reading_of
from ..models import Agreement, Party
from ..terms.judging import breaches
from .changing import party_of
from .loading import agreement_of, frame_of, home_of, tried


@screen(permission="placements.work_for_school", load=agreement_of)
def paper(request: SiteRequest, agreement: Agreement, pk: int, signatory: int) -> HttpResponse:
    """Upload the sheet that a party has signed; the other signatures stay."""
    row = party_of(agreement, signatory)
    form = PaperForm(request.POST or None, request.FILES or None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        tried(
            request,
            lambda: sign_on_paper(row, scan=data["scan"], name=data["name"], by=request.actor),
            _("La signature sur papier est enregistrée."),
        )
        return redirect(home_of(request.viewer, agreement))
    context = frame_of(request, agreement) | {"form": form, "row": row}
    return page(request, "placements/agreements/paper.html", context)


@screen(permission="placements.work_for_school", load=agreement_of)
def outside(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Register an agreement that all have signed on paper: key facts, scan, who signed."""
    by_party = {row.party: row.name for row in agreement.signatories.all() if row.rank == 1}
    initial = {f"{party}_name": by_party.get(party, "") for party in (Party.SCHOOL, Party.HOST, Party.GUARDIAN)}
    form = OutsideForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = {party: data[f"{party}_name"] for party in (Party.SCHOOL, Party.HOST, Party.GUARDIAN)}
        try:
            register_signed_outside(agreement, scan=data["scan"], names=names, by=request.actor)
        except Incomplete as error:
            for text in error.missing.values():
                form.add_error(None, text)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("La convention signée en dehors est enregistrée."))
            return redirect(home_of(request.viewer, agreement))
    context = frame_of(request, agreement) | {
        "form": form,
        "reading": reading_of(agreement),
        "breaches": breaches(agreement.placement, agreement.content),
    }
    return page(request, "placements/agreements/outside.html", context)


@screen(permission="placements.work_for_school", load=agreement_of, methods=("POST",))
def remind_here(request: SiteRequest, agreement: Agreement, pk: int, signatory: int) -> HttpResponse:
    """Send a party a reminder with a working link; then it rests for a day."""
    row = party_of(agreement, signatory)
    tried(request, lambda: remind(row, by=request.actor), _("Le rappel est parti."))
    return redirect(home_of(request.viewer, agreement))
