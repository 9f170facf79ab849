"""The papers of a company's file, for the team of its territory."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import add_document, drop_document
from ..forms.for_host import DocumentForm
from ..models import CompanyFile, Document
from .file import load_file


@screen(permission="outreach.change_file", load=load_file)
def add(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """A photo or a PDF, drawn anew."""
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if request.method == "POST" and form.is_valid():
        try:
            add_document(thing, by=request.actor, name=form.cleaned_data["name"], scan=form.cleaned_data["scan"])
            messages.success(request, _("Document ajouté."))
            return redirect("outreach:file", file_id=file_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "outreach/document.html", {"form": form, "file": thing}, status=422 if form.errors else 200)


def _file_of(request: SiteRequest, document_id: int) -> CompanyFile:
    return Document.objects.select_related("file").get(pk=document_id).file


@screen(permission="outreach.view_file", load=_file_of, methods=("GET", "HEAD"))
def document(request: SiteRequest, thing: CompanyFile, document_id: int) -> Any:
    """The paper as a PDF of pictures."""
    row = thing.documents.get(pk=document_id)
    name = f"{slugify(row.name)[:60] or 'document'}.pdf"
    return FileResponse(io.BytesIO(bytes(row.scan)), as_attachment=True, filename=name, content_type="application/pdf")


@screen(permission="outreach.change_file", load=_file_of, methods=("POST",))
def drop(request: SiteRequest, thing: CompanyFile, document_id: int) -> HttpResponse:
    """Take it away, bytes and all."""
    drop_document(thing.documents.defer("scan").get(pk=document_id), by=request.actor)
    messages.success(request, _("Document retiré."))
    return redirect("outreach:file", file_id=thing.pk)
