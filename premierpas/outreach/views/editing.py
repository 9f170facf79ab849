"""A new lead; a file corrected, moved on, with its people."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Territory

from ..actions import (
    add_contact,
    call_first,
    contact_left,
    correct_contact,
    correct_file,
    move_file,
    no_more_mail,
    open_file,
)
from ..enums import FileState
from ..errors import ChangedMeanwhile, FileExists, LooksLike
from ..forms.files import ContactForm, CorrectForm, LeadForm, MoveForm
from ..models import CompanyFile, Contact
from .file import load_file

FACTS = ("name", "siret", "sector", "street", "postal_code", "city")


@screen(permission="outreach.work")
def new_file(request: SiteRequest) -> HttpResponse:
    """A lead by hand: a SIRET that is known leads to its file, a similar name is asked about."""
    form = LeadForm(request.POST if request.method == "POST" else None, initial={"once": new_key()})
    similar: list[CompanyFile] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = once(
                str(form.cleaned_data["once"]),
                action="outreach.open_file",
                owner=f"user:{request.viewer.user_id}",
                do=lambda: str(_opened(request, form.cleaned_data).pk),
            )
            messages.success(request, _("Fiche ouverte."))
            return redirect("outreach:file", file_id=int(made))
        except FileExists as error:
            messages.info(request, str(error.message))
            return redirect("outreach:file", file_id=error.file.pk)
        except LooksLike as error:
            similar = list(error.files)
            form.ask_whether_other()
            form.refuse(error)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "similar": similar}
    return page(request, "outreach/new_file.html", words, status=422 if form.errors else 200)


@transaction.atomic
def _opened(request: SiteRequest, data: dict[str, Any]) -> CompanyFile:
    territory = Territory.objects.get(pk=request.viewer.territory_id)
    file = open_file(
        data["name"], by=request.actor, territory=territory, siret=data["siret"],
        other_company=data["other_company"], sector=data["sector"], street=data["street"],
        postal_code=data["postal_code"], city=data["city"],
    )  # fmt: skip
    if data["phone"] or data["email"]:
        add_contact(
            file, by=request.actor, name=data["contact"] or _("Accueil"), phone=data["phone"], email=data["email"]
        )
    return file


@screen(permission="outreach.change_file", load=load_file)
def correct(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """What the file says, mended; somebody else's correction of the same moment is shown, never overwritten unseen."""
    first = {name: getattr(thing, name) for name in FACTS} | {"version": thing.version}
    form = CorrectForm(request.POST if request.method == "POST" else None, initial=first)
    theirs: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            correct_file(thing, by=request.actor, version=data["version"], **{name: data[name] for name in FACTS})
            messages.success(request, _("Fiche corrigée."))
            return redirect("outreach:file", file_id=file_id)
        except ChangedMeanwhile as error:
            theirs = [(str(form.fields[name].label), getattr(thing, name)) for name in error.fields]
            form.compare_with(thing.version)
            form.refuse(error)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": thing, "theirs": theirs}
    return page(request, "outreach/correct.html", words, status=422 if form.errors else 200)


@screen(permission="outreach.change_file", load=load_file)
def move(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """Another state, with its reason or its next step."""
    form = MoveForm(request.POST if request.method == "POST" else None, file=thing)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            move_file(
                thing, FileState(data["to"]), by=request.actor, why=data["why"], next_step=data["next_step"],
                next_on=data["next_on"],
            )  # fmt: skip
            messages.success(request, _("C’est noté."))
            return redirect("outreach:file", file_id=file_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "outreach/move.html", {"form": form, "file": thing}, status=422 if form.errors else 200)


@screen(permission="outreach.change_file", load=load_file)
def new_contact(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """Somebody of the company."""
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_contact(thing, by=request.actor, **form.cleaned_data)
            return redirect("outreach:file", file_id=file_id)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": thing, "contact": None}
    return page(request, "outreach/contact.html", words, status=422 if form.errors else 200)


def _file_of_contact(request: SiteRequest, contact_id: int) -> CompanyFile:
    return Contact.objects.select_related("file__owner__user", "file__company").get(pk=contact_id).file


@screen(permission="outreach.change_file", load=_file_of_contact)
def contact(request: SiteRequest, thing: CompanyFile, contact_id: int) -> HttpResponse:
    """Who they are, called first or not, no more mail, no longer there."""
    person = thing.contacts.get(pk=contact_id)
    act = request.POST.get("act", "")
    acts = {"first": call_first, "no_mail": no_more_mail, "left": contact_left}
    if request.method == "POST" and act in acts:
        acts[act](person, by=request.actor)
        messages.success(request, _("C’est noté."))
        return redirect("outreach:file", file_id=thing.pk)
    fields = ("name", "function", "phone", "email", "wish")
    form = ContactForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(person, name) for name in fields}
    )
    if request.method == "POST" and form.is_valid():
        try:
            correct_contact(person, by=request.actor, **form.cleaned_data)
            messages.success(request, _("C’est noté."))
            return redirect("outreach:file", file_id=thing.pk)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": thing, "contact": person}
    return page(request, "outreach/contact.html", words, status=422 if form.errors else 200)
