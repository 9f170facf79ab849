"""Saving what a pupil writes; an old page can't overwrite a newer text unseen."""

from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.text import clean
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil

from ..models import CV, Letter
from ..texts import CV_PARTS, LETTER_PARTS

Text = TypeVar("Text", Letter, CV)


class NewerText(DomainError):
    """Another page or device has saved meanwhile; `stored` is what it saved."""

    def __init__(self, stored: Letter | CV) -> None:
        self.stored = stored
        super().__init__(
            _("Ce texte a été enregistré entre-temps sur une autre page. Rien n’est perdu : choisis ce que tu gardes.")
        )


@transaction.atomic
def save_letter(pupil: Pupil, *, offer: Offer | None, texts: dict[str, str], version: int) -> Letter:
    """Save the letter for this offer (or the one for no offer); raises NewerText when `version` is behind."""
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)
    letter = Letter.objects.filter(pupil=pupil, offer=offer).order_by("pk").first() or Letter(pupil=pupil, offer=offer)
    return _save(letter, texts, LETTER_PARTS, version, pupil)


@transaction.atomic
def save_cv(pupil: Pupil, *, texts: dict[str, str], version: int) -> CV:
    """Save the CV; raises NewerText when `version` is behind."""
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)
    cv = CV.objects.filter(pupil=pupil).first() or CV(pupil=pupil)
    return _save(cv, texts, CV_PARTS, version, pupil)


def _save(row: Text, texts: dict[str, str], parts: tuple[str, ...], version: int, pupil: Pupil) -> Text:
    if row.version != version:
        raise NewerText(row)
    for part in parts:
        setattr(row, part, clean(texts.get(part, "")).strip())
    row.version, row.saved_at = version + 1, clock.now()
    row.save()
    Pupil.objects.filter(pk=pupil.pk).update(last_action_at=clock.now())
    return row
