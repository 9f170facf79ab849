"""What the workshop's screens begin with, and how they hand a file out."""

from itertools import groupby

from django.http import HttpResponse

from premierpas.core.languages import in_french
from premierpas.core.office import DOCX, ODT, TextFile, docx_of, odt_of
from premierpas.core.requests import SiteRequest
from premierpas.core.text import whole_number
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil

from .. import doors
from ..forms import paragraphs_of
from ..models import ReviewRequest


def the_pupil(request: SiteRequest) -> Pupil:
    """The pupil who is signed in, with their account."""
    return Pupil.objects.select_related("user").get(pk=request.viewer.pupil_id)


def the_offer(request: SiteRequest, offer_id: int, **_more: str) -> Offer:
    """The offer of this address with its company; raises Offer.DoesNotExist."""
    return Offer.objects.select_related("company").get(pk=offer_id)


def with_remarks(row: ReviewRequest) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each part that was shown, by its label, with its paragraphs and the remark on each (empty for none)."""
    said = {(each.part, each.paragraph): each.words for each in row.comments.all()}
    parts = groupby(paragraphs_of(row.shown), key=lambda each: each.part)
    return [
        (row.labels[part], [(each.words, said.get((part, each.at), "")) for each in group]) for part, group in parts
    ]


def file_response(content: bytes, name: str, kind: str = "application/pdf") -> HttpResponse:
    """A file to keep under this name."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@in_french()
def office_response(file: TextFile, name: str, kind: str) -> HttpResponse:
    """The same text as `docx` or `odt`."""
    write, mime = {"docx": (docx_of, DOCX), "odt": (odt_of, ODT)}[kind]
    return file_response(write(file), f"{name}.{kind}", mime)


def way_back(request: SiteRequest) -> tuple[str, str]:
    """The week being applied for and the address of its application; never an address that a visitor could forge."""
    slot = whole_number(request.POST.get("semaine") or request.GET.get("semaine") or "")
    if doors.apply.only is None or slot is None:
        return "", ""
    return str(slot), doors.apply.only(slot)
