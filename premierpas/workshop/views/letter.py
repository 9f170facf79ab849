"""The letter for one offer: written with guidance, kept as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from premierpas.core.screens import screen
from premierpas.offers.models import Offer

from ..actions import save_letter
from ..documents import letter_document
from ..forms import LetterForm
from ..keeping import Kept, Typed
from ..models import Letter
from ..texts import letter_text
from .loading import pdf_response, the_offer, the_pupil, way_back
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
def letter_file(request: HttpRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The pupil's own letter, with their name, as a PDF."""
    pupil = the_pupil(request)
    row = Letter.objects.filter(pupil=pupil, offer=offer).first()
    if row is None:
        raise Http404
    content = letter_document(letter_text(row), pupil=pupil, host=offer.company.name, offer=offer.title)
    return pdf_response(content, "ma-lettre.pdf")
