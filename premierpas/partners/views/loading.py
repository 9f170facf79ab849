"""What the views share: things of an address, a form that is done, a page that holds one form."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse

from premierpas.core.errors import DomainError
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.ui.components import Entry

from ..models import Agreement, Contact, Document, Grant, Partner, Request, SharedSheet
from ..queries import partner_by_id


def load_partner(request: SiteRequest, partner_id: int, **_: Any) -> Partner:
    """The partner of the address."""
    return partner_by_id(partner_id)


def of_contact(request: SiteRequest, contact_id: int, **_: Any) -> Partner:
    """A person's partner."""
    return partner_by_id(Contact.objects.get(pk=contact_id, left_on=None).partner_id)


def of_agreement(request: SiteRequest, agreement_id: int, **_: Any) -> Partner:
    """An agreement's partner."""
    return partner_by_id(Agreement.objects.get(pk=agreement_id).partner_id)


def of_request(request: SiteRequest, request_id: int, **_: Any) -> Partner:
    """A request's partner."""
    return partner_by_id(Request.objects.get(pk=request_id).partner_id)


def of_grant(request: SiteRequest, grant_id: int, **_: Any) -> Partner:
    """A grant's partner."""
    return partner_by_id(Grant.objects.get(pk=grant_id).partner_id)


def of_document(request: SiteRequest, document_id: int, **_: Any) -> Partner:
    """A paper's partner."""
    return partner_by_id(Document.objects.defer("scan").get(pk=document_id).partner_id)


def of_sheet(request: SiteRequest, sheet_id: int, **_: Any) -> Partner:
    """A shared sheet's partner."""
    return partner_by_id(SharedSheet.objects.get(pk=sheet_id).partner_id)


def done(request: SiteRequest, form: Any, name: str, do: Callable[[], Any]) -> Any:
    """Do it when what was typed is right; None, with the reason at its field, when it isn't done.

    A form with a one-time key does it once, and answers the id of what it made.
    """
    if "once" in form.fields:
        return made_once(request, form, f"partners.{name}", do)
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return do() or True
    except DomainError as error:
        form.refuse(error)
        return None


def typed(request: SiteRequest) -> Any:
    """What was sent, for a form; None where nothing was."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: SiteRequest, form: Any, *, title: object, button: object, crumbs: Sequence[object], lead: object = "",
    files: bool = False,
) -> HttpResponse:  # fmt: skip
    """A page with one form. `crumbs`: label and address in turn, then the last label."""
    links = [Entry(label=crumbs[i], url=crumbs[i + 1]) for i in range(0, len(crumbs) - 1, 2)]
    words = {
        "form": form, "title": title, "button": button, "links": links, "here": crumbs[-1], "lead": lead,
        "files": files,
    }  # fmt: skip
    return page(request, "partners/form.html", words, status=422 if form.errors else 200)
