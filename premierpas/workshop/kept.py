"""The workshop's own texts, as `keeping` shows them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.people.models import Pupil

from .forms import CvForm, LetterForm
from .keeping.texts import Kind, name_of
from .models import CV, Letter


def _letter(pupil: Pupil | int, pk: int) -> Letter | None:
    return Letter.objects.select_related("offer").filter(pupil=pupil, pk=pk).first()


def _letter_address(letter: Any) -> str:
    if letter.offer_id is None:
        return reverse("workshop:home")
    return reverse("workshop:letter", kwargs={"offer_id": letter.offer_id})


def _letter_title(letter: Any) -> str:
    return _("Ma lettre pour « %(offer)s »") % {"offer": letter.offer.title} if letter.offer else _("Ma lettre")


def cv_address(cv: CV) -> str:
    """Where a CV is written: everyday's, or the one for an offer."""
    if cv.offer_id is None:
        return reverse("workshop:cv")
    return reverse("workshop:cv_for", kwargs={"offer_id": cv.offer_id})


def _cv_title(cv: Any) -> str:
    return _("Mon CV pour « %(offer)s »") % {"offer": cv.offer.title} if cv.offer else _("Mon CV")


KINDS = (
    Kind(
        name=name_of(Letter),
        find=_letter,
        title=_letter_title,
        address=_letter_address,
        labels=LetterForm.labels,
    ),
    Kind(
        name=name_of(CV),
        find=lambda pupil, pk: CV.objects.select_related("offer").filter(pupil=pupil, pk=pk).first(),
        title=_cv_title,
        address=cv_address,
        labels=CvForm.labels,
    ),
)
