"""The letter for one offer: written with guidance, kept as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from premierpas.core.screens import screen
from premierpas.offers.models import Offer

from ..actions import save_letter
from ..documents import letter_document
from ..exports import letter_file as office_letter
from ..forms import LetterForm
from ..keeping import Kept, Typed
from ..models import Letter
from ..texts import letter_text
from .loading import file_response, office_response, the_offer, the_pupil, way_back
from .writing import write


@screen(permission="workshop.write_for", load=the_offer)
def letter(request: HttpRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The letter for one offer."""
    pupil = the_pupil(request)
    stored = Letter.objects.filter(pupil=pupil, offer=offer).first()

    def save(typed: Typed) -> Kept[Letter]:
        return save_letter(pupil, offer=offer, typed=typed)

    others = Letter.objects.filter(pupil=pupil, offer__isnull=False).exclude(offer=offer).select_related("offer")
    slot, back = way_back(request)
    context = {
        "offer": offer,
        "others": [{"title": row.offer.title, "text": letter_text(row)} for row in others[:3] if row.offer],
        "slot": slot,
        "back": back,
    }
    here = reverse("workshop:letter", kwargs={"offer_id": offer_id})
    return write(request, LetterForm, stored, save, "workshop/letter.html", context, model=Letter, here=here, then=back)


@screen(permission="workshop.write_for", load=the_offer, methods=("GET", "HEAD"))
def letter_file(request: HttpRequest, offer: Offer, offer_id: int, kind: str) -> HttpResponse:
    """The pupil's own letter, with their name, as PDF, DOCX or ODT."""
    pupil = the_pupil(request)
    row = Letter.objects.filter(pupil=pupil, offer=offer).first()
    if row is None:
        raise Http404
    text, host = letter_text(row), offer.company.name
    if kind != "pdf":
        return office_response(office_letter(text, pupil=pupil, host=host, offer=offer.title), "ma-lettre", kind)
    return file_response(letter_document(text, pupil=pupil, host=host, offer=offer.title), "ma-lettre.pdf")
