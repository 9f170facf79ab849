"""The coach reads a letter again, when the pupil asks."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.offers.models import Offer

from ..actions import dismiss_hint
from ..anonymity import identity_of
from ..coach import Reader, advise
from ..forms import LetterForm
from ..models import Letter
from ..texts import letter_text
from .loading import the_offer, the_pupil

READERS = {
    Reader.SPELLING: lazy("l’orthographe, avec un dictionnaire"),
    Reader.GRAMMAR: lazy("la grammaire, avec les règles les plus utiles"),
    Reader.GRAMMALECTE: lazy("la grammaire, avec Grammalecte"),
}
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@screen(permission="workshop.write_for", load=the_offer)
def letter_coach(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """What a reader would stumble over; each hint can be set aside for good."""
    pupil = the_pupil(request)
    letter = Letter.objects.filter(pupil=pupil, offer=offer).first()
    if letter is None:
        return redirect("workshop:letter", offer_id=offer_id)
    asked = request.POST.get("dismiss", "")
    if request.method == "POST":
        if _FINGERPRINT.fullmatch(asked):
            dismiss_hint(letter, fingerprint=asked, by=request.actor)
            messages.success(request, _("Ce conseil ne revient plus."))
        return redirect("workshop:letter_coach", offer_id=offer_id)
    others = Letter.objects.filter(pupil=pupil, offer__isnull=False).exclude(pk=letter.pk)
    by_company: dict[str, str] = {}
    for other in others.select_related("offer__company"):
        assert other.offer is not None, "the query leaves letters without an offer out"
        name = other.offer.company.name
        by_company[name] = f"{by_company.get(name, '')}\n{letter_text(other)}"
    advice = advise(
        letter.parts(),
        company=offer.company.name,
        others=by_company,
        identity=identity_of(pupil),
        dismissed=letter.dismissed.values_list("fingerprint", flat=True),
    )
    labels = {part: LetterForm.base_fields[part].label for part in Letter.PARTS}
    rows = [{"hint": hint, "part": labels.get(hint.part, "")} for hint in advice.hints]
    context = {
        "offer": offer,
        "rows": rows,
        "readers": [READERS[reader] for reader in advice.readers],
        "failed": [READERS[reader] for reader in advice.failed],
    }
    return page(request, "workshop/letter_coach.html", context)
