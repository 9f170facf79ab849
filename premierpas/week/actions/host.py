"""What whoever receives the pupil says: a word a day, whether photos may be taken, the evaluation."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.text import clean, one_line
from premierpas.placements.models import Placement
from premierpas.placements.purposes import WEEK, is_for
from premierpas.placements.terms.prefill import days_of

from ..days import LIVED
from ..events import HostEvaluated, PhotosDeleted
from ..models import Photo, PhotoLeave, TutorEvaluation, TutorWord

M = TypeVar("M", bound=models.Model)


class NotYet(WrongState):
    """The day, or the end of the week, is still to come; or the week isn't lived."""

    def __init__(self) -> None:
        super().__init__(_("C’est trop tôt, ou ce stage n’a pas lieu."))


def _locked(placement: Placement) -> Placement:
    return Placement.objects.select_for_update(no_key=True).get(pk=placement.pk)


def _name(by: Actor) -> str:
    return one_line(by.name)[:150]


def _put(model: type[M], place: dict[str, Any], values: dict[str, Any]) -> tuple[M, bool]:
    """Write what was said at its place, and whether it is the first; the same said twice changes nothing."""
    found = model._default_manager.filter(**place).first()
    if found is not None and all(getattr(found, name) == value for name, value in values.items()):
        return found, False
    row, fresh = model._default_manager.update_or_create(**place, defaults=values | {"at": clock.now()})
    return row, fresh


@action(may=NOBODY, links={WEEK: is_for})
def say_word(placement: Placement, *, day: date, words: str, by: Actor) -> TutorWord:
    """A word for this day; another one replaces it. Raises NotYet."""
    row = _locked(placement)
    if row.state not in LIVED or day not in days_of(row) or day > clock.today():
        raise NotYet
    words = clean(words).strip()
    return _put(TutorWord, {"placement": row, "day": day}, {"words": words, "by_name": _name(by)})[0]


@action(may=NOBODY, links={WEEK: is_for})
def allow_photos(placement: Placement, *, allowed: bool, by: Actor) -> PhotoLeave:
    """Say whether photos may be taken; a no deletes those that were, and the pupil is told."""
    row = _locked(placement)
    leave, _fresh = _put(PhotoLeave, {"placement": row}, {"allowed": allowed, "by_name": _name(by)})
    deleted = 0 if allowed else Photo.objects.filter(placement=row).delete()[0]
    if deleted:
        emit(PhotosDeleted(at=clock.now(), placement_id=row.pk))
    return leave


@action(may=NOBODY, links={WEEK: is_for})
def evaluate(placement: Placement, *, marks: Sequence[dict[str, Any]], words: str, by: Actor) -> TutorEvaluation:
    """Evaluate the week from its last day on; said again it replaces what was said. Raises NotYet."""
    row = _locked(placement)
    if row.state not in LIVED or clock.today() < row.last_day:
        raise NotYet
    values = {"marks": list(marks), "words": clean(words).strip(), "by_name": _name(by)}
    evaluation, fresh = _put(TutorEvaluation, {"placement": row}, values)
    if fresh:
        emit(HostEvaluated(at=clock.now(), evaluation_id=evaluation.pk))
    return evaluation
