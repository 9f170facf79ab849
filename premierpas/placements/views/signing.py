"""Signing signed in, asking for signatures, refusing, passing on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.origin import address_of
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Classroom
from premierpas.ui.forms import say_doubts

from ..actions import pass_on, refuse, request_signatures, sign
from ..actions.signing import STATEMENTS
from ..changes import changes_of
from ..class_signing import ask_for_class, sign_for_class, summary_of
from ..delegations import may_sign_for
from ..forms.signing import PassOnForm, ReasonForm, SignForm
from ..in_words import party_lines, reading_of
from ..models import Agreement, AgreementState, Party
from ..not_now import Act, why_not
from ..permissions import seat_of
from ..standing import why_not_sign_now
from .loading import agreement_of, frame_of, home_of, not_now, tried


@screen(permission="placements.sign", load=agreement_of)
def sign_here(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Read, tick, sign. What is signed is the text of this page: another one is shown again."""
    seat = seat_of(request.viewer, agreement)
    assert seat is not None  # the permission
    party = Party(seat.party)
    initial = {"terms_hash": agreement.terms_hash, "function": seat.function}
    form = SignForm(
        request.POST or None, initial=initial, statement=str(STATEMENTS[party]), asks_function=party == Party.HOST
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        terms_hash, function = data["terms_hash"], data.get("function", "")
        signed = tried(
            request,
            lambda: sign(seat, terms_hash=terms_hash, function=function, address=address_of(request), by=request.actor),
            _("C’est signé. Merci."),
        )
        moved = not signed and terms_hash != agreement.terms_hash
        return redirect(request.path if moved else home_of(request.viewer, agreement))
    context = frame_of(request, agreement) | {
        "form": form,
        "reading": reading_of(agreement),
        "parties": party_lines(agreement),
        "seat": seat,
        "own": request.viewer.is_pupil,
        "changes": changes_of(agreement),
        "wait": why_not_sign_now(seat, list(agreement.signatories.all())),
        "may_refuse": agreement.state == AgreementState.SIGNING and not seat.has_signed,
    }
    return page(request, "placements/agreements/sign.html", context)


@screen(permission="placements.work_for_school", load=agreement_of, methods=("POST",))
def ask(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Ask everybody for their signature."""
    said = _("Les signatures sont demandées. Chacun reçoit son message.")
    tried(request, lambda: request_signatures(agreement, by=request.actor), said)
    return redirect(home_of(request.viewer, agreement))


@screen(permission="placements.sign", load=agreement_of)
def refuse_here(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Say no, with the reason."""
    seat = seat_of(request.viewer, agreement)
    assert seat is not None  # the permission
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        said = _("Votre refus est noté. Les autres parties le savent, avec la raison.")
        tried(request, lambda: refuse(seat, reason=reason, by=request.actor), said)
        return redirect(home_of(request.viewer, agreement))
    context = frame_of(request, agreement) | {
        "form": form,
        "may_refuse": agreement.state == AgreementState.SIGNING and not seat.has_signed,
    }
    return page(request, "placements/agreements/refuse.html", context)


@screen(permission="placements.seat_another", load=agreement_of)
def pass_on_here(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """“Not me”: name who signs for the host instead."""
    row = agreement.host_signatory
    assert row is not None, "every version seats its host"
    initial = {"name": row.name, "function": row.function, "email": row.email, "phone": row.phone}
    form = PassOnForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data
        said = _("C’est noté : cette personne reçoit la convention à signer.")
        tried(request, lambda: pass_on(row, **other, by=request.actor), said)
        say_doubts(request, form)
        return redirect(home_of(request.viewer, agreement))
    if why := why_not(Act.REPLACE_SIGNER, agreement, row):
        return not_now(request, frame_of(request, agreement), title=_("Une autre personne signe"), why=why)
    return page(request, "placements/agreements/pass_on.html", frame_of(request, agreement) | {"form": form})


def _classroom(request: SiteRequest, classroom_id: int) -> Classroom:
    return Classroom.objects.select_related("school").get(pk=classroom_id)


@screen(permission="placements.sign_class", load=_classroom)
def sign_class(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """The head teacher or delegate signs a whole class, after a summary of what differs from the standard."""
    may = may_sign_for(request.viewer, classroom.school_id)
    lines = summary_of(classroom, viewer=request.viewer)
    if request.method == "POST" and may:
        chosen = request.POST.getlist("agreement")
        hashes = {line.agreement.pk: request.POST.get(f"hash_{line.agreement.pk}", "") for line in lines}
        if request.POST.get("agree") != "on":
            messages.error(request, _("Cochez la phrase avant de signer."))
            return page(request, "placements/agreements/sign_class.html", _class_context(classroom, lines, may, chosen))
        done = sign_for_class(
            [line for line in lines if str(line.agreement.pk) in chosen], hashes=hashes, by=request.actor,
            address=address_of(request),
        )  # fmt: skip
        if done.signed:
            messages.success(
                request,
                ngettext("%(n)d convention signée.", "%(n)d conventions signées.", done.signed) % {"n": done.signed},
            )
        for text in done.refused:
            messages.error(request, text)
        return redirect(request.path)
    return page(request, "placements/agreements/sign_class.html", _class_context(classroom, lines, may, None))


def _class_context(classroom: Classroom, lines: list, may: bool, chosen: list[str] | None) -> dict:
    return {
        "classroom": classroom,
        "lines": [(line, chosen is None or str(line.agreement.pk) in chosen) for line in lines],
        "may": may,
        "statement": str(STATEMENTS[Party.SCHOOL]),
    }


@screen(permission="organisations.manage_classroom", load=_classroom)
def ask_class(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Ask for the signatures of every agreement of the class that is ready; the others say what they lack."""
    ready, lacking = ask_for_class(classroom, by=request.actor, do=request.method == "POST")
    if request.method == "POST":
        messages.success(request, _("Signatures demandées : %(n)d.") % {"n": len(ready)})
        return redirect(request.path)
    context = {"classroom": classroom, "ready": ready, "lacking": lacking}
    return page(request, "placements/agreements/ask_class.html", context)
