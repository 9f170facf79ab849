"""A partner's people, agreements, requests and papers."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.insights.periods import Period, closed_months, month_name
from premierpas.insights.sheets import sheet_of, sheet_pdf
from premierpas.people.team import works_in_team
from premierpas.ui.pdf.answers import pdf_response

from ..actions import (
    add_agreement,
    add_document,
    add_person,
    ask_institution,
    correct_person,
    drop_document,
    end_agreement,
    end_member,
    invite_person,
    note_answer,
    person_left,
    share_document,
    share_sheet,
    sign_agreement,
    unshare_sheet,
)
from ..enums import Outcome
from ..forms import AgreementForm, AnswerForm, DocumentForm, InviteForm, PersonForm, RequestForm, SheetForm, SignForm
from ..models import Contact, Document, Partner, SharedSheet
from .loading import (
    done,
    form_page,
    load_partner,
    of_agreement,
    of_contact,
    of_document,
    of_request,
    of_sheet,
    typed,
)


def _crumbs(partner: Partner, last: object) -> list[object]:
    address = reverse("partners:partner", args=[partner.pk])
    return [_("Partenaires"), reverse("partners:partners"), partner.name, address, last]


def _back(request: SiteRequest, partner: Partner) -> HttpResponse:
    messages.success(request, _("C’est noté."))
    return redirect("partners:partner", partner_id=partner.pk)


@screen(permission="partners.change", load=load_partner)
def new_person(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """Somebody of the partner."""
    form = PersonForm(typed(request))
    if done(request, form, "add_person", lambda: add_person(thing, by=request.actor, **_fields(form))):
        return _back(request, thing)
    return form_page(
        request, form, title=_("Ajouter une personne"), button=_("Enregistrer"), crumbs=_crumbs(thing, _("Personne"))
    )


def _fields(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "once"}


@screen(permission="partners.change", load=of_contact)
def person(request: SiteRequest, thing: Partner, contact_id: int) -> HttpResponse:
    """Who they are; invited or not to the space; no longer there."""
    contact = Contact.objects.select_related("partner").get(pk=contact_id)
    member = contact.memberships.filter(until=None).first()
    act = request.POST.get("act", "")
    if request.method == "POST" and act:
        try:
            _act_on(request, act, contact, member)
            return _back(request, thing)
        except DomainError as error:
            messages.error(request, str(error.message))
            return redirect("partners:person", contact_id=contact_id)
    names = ("name", "function", "phone", "email")
    form = PersonForm(typed(request), initial={name: getattr(contact, name) for name in names})
    if done(request, form, "correct_person", lambda: correct_person(contact, by=request.actor, **_fields(form))):
        return _back(request, thing)
    words = {"form": form, "contact": contact, "partner": thing, "member": member}
    return page(request, "partners/person.html", words, status=422 if form.errors else 200)


def _act_on(request: SiteRequest, act: str, contact: Contact, member: Any) -> None:
    if act == "left":
        person_left(contact, by=request.actor)
    elif act == "invite" and contact.email:
        invite_person(contact.partner, by=request.actor, name=contact.name, email=contact.email)
    elif act == "end" and member is not None:
        end_member(member, by=request.actor)


@screen(permission="partners.change", load=load_partner)
def invite(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """Invite somebody to the partner's space."""
    form = InviteForm(typed(request))
    made = done(
        request, form, "invite_person",
        lambda: invite_person(
            thing, by=request.actor, name=form.cleaned_data["name"], email=form.cleaned_data["email"],
            function=form.cleaned_data["function"],
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("L’invitation est partie."))
        return redirect("partners:partner", partner_id=partner_id)
    lead = _("Cette personne lira les chiffres et les documents que vous partagez avec son organisme. Rien d’autre.")
    crumbs = _crumbs(thing, _("Inviter"))
    title = _("Ouvrir l’espace à une personne")
    return form_page(request, form, title=title, button=_("Inviter"), crumbs=crumbs, lead=lead)


@screen(permission="partners.change", load=load_partner)
def new_agreement(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """An agreement to be signed; `?version=` makes the next version of one."""
    version = whole_number(request.GET.get("version", ""))
    former = thing.agreements.filter(pk=version, next=None).first() if version else None
    first = {"title": former.title, "starts_on": former.ends_on} if former else {}
    form = AgreementForm(typed(request), initial=first)
    made = done(
        request, form, "add_agreement",
        lambda: add_agreement(thing, by=request.actor, replaces=former, **_fields(form)),
    )  # fmt: skip
    if made:
        return _back(request, thing)
    title = _("Nouvelle version de l’accord") if former else _("Ajouter un accord")
    return form_page(request, form, title=title, button=_("Enregistrer"), crumbs=_crumbs(thing, _("Accord")))


@screen(permission="partners.view", load=of_agreement)
def agreement(request: SiteRequest, thing: Partner, agreement_id: int) -> HttpResponse:
    """One agreement with its versions: signed by both, renewed, or ended."""
    row = thing.agreements.select_related("replaces").get(pk=agreement_id)
    if request.method == "POST" and request.POST.get("act") == "end":
        try:
            end_agreement(row, by=request.actor)
            return _back(request, thing)
        except DomainError as error:
            messages.error(request, str(error.message))
            return redirect("partners:agreement", agreement_id=agreement_id)
    form = SignForm(typed(request))
    if done(request, form, "sign_agreement", lambda: sign_agreement(row, by=request.actor, **form.cleaned_data)):
        return _back(request, thing)
    words = {
        "agreement": row,
        "partner": thing,
        "form": form,
        "versions": list(thing.agreements.filter(title=row.title).exclude(pk=row.pk).order_by("-version")),
        "is_last": not thing.agreements.filter(replaces=row).exists(),
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "partners/agreement.html", words, status=422 if form.errors else 200)


@screen(permission="partners.change", load=load_partner)
def new_request(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """What is asked of an institution."""
    form = RequestForm(typed(request))
    if done(request, form, "ask_institution", lambda: ask_institution(thing, by=request.actor, **_fields(form))):
        return _back(request, thing)
    crumbs = _crumbs(thing, _("Demande"))
    return form_page(request, form, title=_("Noter une demande"), button=_("Enregistrer"), crumbs=crumbs)


@screen(permission="partners.change", load=of_request)
def answer(request: SiteRequest, thing: Partner, request_id: int) -> HttpResponse:
    """What it answered."""
    row = thing.requests.get(pk=request_id)
    form = AnswerForm(typed(request))
    made = done(
        request, form, "note_answer",
        lambda: note_answer(
            row, by=request.actor, outcome=Outcome(form.cleaned_data["outcome"]), answer=form.cleaned_data["answer"],
            answered_on=form.cleaned_data["answered_on"],
        ),
    )  # fmt: skip
    if made:
        return _back(request, thing)
    words = {"form": form, "row": row, "partner": thing}
    return page(request, "partners/request.html", words, status=422 if form.errors else 200)


@screen(permission="partners.change", load=load_partner)
def new_document(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """A photo or a PDF, drawn anew."""
    form = DocumentForm(typed(request), request.FILES or None)
    if done(request, form, "add_document", lambda: add_document(thing, by=request.actor, **form.cleaned_data)):
        return _back(request, thing)
    crumbs = _crumbs(thing, _("Document"))
    lead = _("Rien sur un élève.")
    return form_page(
        request, form, title=_("Ajouter un document"), button=_("Ajouter"), crumbs=crumbs, lead=lead, files=True
    )


def scan_response(row: Document) -> Any:
    """The paper as a PDF of pictures."""
    name = f"{slugify(row.name)[:60] or 'document'}.pdf"
    return FileResponse(io.BytesIO(bytes(row.scan)), as_attachment=True, filename=name, content_type="application/pdf")


@screen(permission="partners.view", load=of_document, methods=("GET", "HEAD"))
def document(request: SiteRequest, thing: Partner, document_id: int) -> Any:
    """For the team."""
    return scan_response(thing.documents.get(pk=document_id))


@screen(permission="partners.change", load=of_document, methods=("POST",))
def change_document(request: SiteRequest, thing: Partner, document_id: int) -> HttpResponse:
    """Shared, no longer shared, or taken away."""
    row = thing.documents.defer("scan").get(pk=document_id)
    act = request.POST.get("act", "")
    if act == "drop":
        drop_document(row, by=request.actor)
    elif act in ("share", "hide"):
        share_document(row, by=request.actor, shared=act == "share")
    return _back(request, thing)


@screen(permission="partners.change", load=load_partner)
def new_sheet(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """Share the activity of some months."""
    months = {f"{month:%Y-%m}": month for month in closed_months()}
    last = list(months)[-1] if months else ""
    form = SheetForm(
        typed(request), months=[(key, month_name(month)) for key, month in months.items()],
        initial={"first": next(iter(months), ""), "last": last},
    )  # fmt: skip
    made = done(
        request, form, "share_sheet",
        lambda: share_sheet(
            thing, by=request.actor, first=months[form.cleaned_data["first"]], last=months[form.cleaned_data["last"]]
        ),
    )  # fmt: skip
    if made:
        return _back(request, thing)
    lead = _("Le partenaire la lit dans son espace. Aucun chiffre ne porte sur moins de onze élèves.")
    crumbs = _crumbs(thing, _("Fiche d’activité"))
    return form_page(
        request, form, title=_("Partager une fiche d’activité"), button=_("Partager"), crumbs=crumbs, lead=lead
    )


def sheet_response(row: SharedSheet, partner: Partner) -> HttpResponse:
    """The sheet of a partner as a document."""
    period = Period.of(row.first_month, row.last_month)
    content = sheet_pdf(sheet_of(partner.territory, period, reader=partner.name))
    return pdf_response(content, f"fiche-{partner.name}-{period.last_day:%Y-%m}")


@screen(permission="partners.view", load=of_sheet)
def sheet(request: SiteRequest, thing: Partner, sheet_id: int) -> HttpResponse:
    """The document; sent, it is no longer shared."""
    row = thing.sheets.get(pk=sheet_id)
    if request.method == "POST":
        try:
            unshare_sheet(row, by=request.actor)
            return _back(request, thing)
        except DomainError as error:
            messages.error(request, str(error.message))
            return redirect("partners:partner", partner_id=thing.pk)
    return sheet_response(row, thing)
