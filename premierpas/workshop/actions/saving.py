"""Saving letters and CVs."""

from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle

from ..documents import cv_document
from ..keeping import Kept, Typed, keep
from ..models import CV, DismissedHint, Letter


def save_letter(pupil: Pupil, *, offer: Offer | None, typed: Typed) -> Kept[Letter]:
    """Save the letter for this offer (or the one for no offer)."""

    def find() -> Letter:
        return Letter.objects.filter(pupil=pupil, offer=offer).order_by("pk").first() or Letter(
            pupil=pupil, offer=offer
        )

    return keep(pupil, find, typed)


def save_cv(pupil: Pupil, *, typed: Typed) -> Kept[CV]:
    """Save the CV."""
    return keep(pupil, lambda: CV.objects.filter(pupil=pupil).first() or CV(pupil=pupil), typed)


def choose_style(cv: CV, *, style: CVStyle) -> CV:
    """Set the CV in another way; raises TooLong when it wouldn't fit on its page."""
    cv_document(cv.parts(), style=style)
    CV.objects.filter(pk=cv.pk).update(style=style)
    cv.style = style
    return cv


def dismiss_hint(letter: Letter, *, fingerprint: str) -> None:
    """Never show this hint of the coach again for this letter; twice changes nothing."""
    DismissedHint.objects.get_or_create(letter=letter, fingerprint=fingerprint[:16])
