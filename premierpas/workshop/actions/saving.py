"""Saving letters and CVs."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle

from ..documents import cv_document
from ..ideas import EXAMPLE
from ..keeping import Kept, Typed, keep, replace
from ..models import CV, DismissedHint, Letter
from ..queries import everyday_cv
from ..texts import CV_LIMITS

MOST_SKILLS = CV_LIMITS["skills"][0]


class TooManySkills(DomainError):
    """More lines than a CV has room for; `there` of them are there already."""

    def __init__(self, there: int) -> None:
        words = {"most": MOST_SKILLS, "there": there, "left": max(MOST_SKILLS - there, 0)}
        text = _("Ton CV a de la place pour %(most)d lignes, il en a %(there)d. Coche-en %(left)d au plus.")
        super().__init__(text % words)


@action(may="people.be_this_pupil")
def save_letter(pupil: Pupil, *, offer: Offer | None, typed: Typed, by: Actor) -> Kept[Letter]:
    """Save the letter for this offer (or the one for no offer)."""

    def find() -> Letter:
        return Letter.objects.filter(pupil=pupil, offer=offer).order_by("pk").first() or Letter(
            pupil=pupil, offer=offer
        )

    return keep(pupil, find, typed)


@action(may="people.be_this_pupil")
def save_cv(pupil: Pupil, *, typed: Typed, by: Actor, offer: Offer | None = None) -> Kept[CV]:
    """Save everyday's CV, or the one for this offer (set like the former when it is new)."""
    return keep(pupil, lambda: _cv(pupil, offer), typed)


def _cv(pupil: Pupil, offer: Offer | None) -> CV:
    found = CV.objects.filter(pupil=pupil, offer=offer).first()
    if found is not None:
        return found
    everyday = everyday_cv(pupil)
    return CV(pupil=pupil, offer=offer, style=everyday.style if everyday else CVStyle.DOOR)


@action(may="people.be_this_pupil")
def add_skills(pupil: Pupil, *, skills: Sequence[str], by: Actor) -> Kept[CV]:
    """Put these below the skills of everyday's CV, each once; what was there is kept beside, to be taken back.

    Raises TooManySkills when they would be more lines than a CV has room for.
    """

    def with_skills(cv: CV) -> dict[str, str]:
        lines = [line for line in cv.skills.splitlines() if line.strip()]
        known = {line.partition(":")[0].strip() for line in lines}
        fresh = [skill for skill in skills if skill not in known]
        if fresh and len(lines) + len(fresh) > MOST_SKILLS:
            raise TooManySkills(len(lines))
        return {"skills": "\n".join([*lines, *fresh])}

    return replace(pupil, lambda: _cv(pupil, None), with_skills)


@action(may="people.be_this_pupil")
def load_example(pupil: Pupil, *, by: Actor) -> Kept[CV]:
    """Fill everyday's CV with the example; what was there (nothing, perhaps) is kept beside, to be taken back."""
    example = {part: str(words) for part, words in EXAMPLE.items()}
    return replace(pupil, lambda: _cv(pupil, None), lambda cv: example, even_empty=True)


@action(may="people.write_own")
def drop_version(cv: CV, *, by: Actor) -> None:
    """Give up the version for an offer: everyday's counts again. Everyday's own is never dropped."""
    CV.objects.filter(pk=cv.pk, offer__isnull=False).delete()


@action(may="people.write_own")
def choose_style(cv: CV, *, style: CVStyle, by: Actor) -> CV:
    """Set the CV in another way; raises TooLong when it wouldn't fit on its page."""
    cv_document(cv.parts(), style=style)
    CV.objects.filter(pk=cv.pk).update(style=style)
    cv.style = style
    return cv


@action(may="people.write_own")
def dismiss_hint(letter: Letter, *, fingerprint: str, by: Actor) -> None:
    """Never show this hint of the coach again for this letter; twice changes nothing."""
    DismissedHint.objects.get_or_create(letter=letter, fingerprint=fingerprint[:16])
