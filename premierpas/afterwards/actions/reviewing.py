"""A mentor or a teacher writes a part of the year's review."""

from collections.abc import Mapping

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.text import clean
from premierpas.people.models import Enrolment

from ..enums import Side
from ..errors import NothingWritten, ReviewIsRead, WrittenMeanwhile
from ..models import ReviewPart
from ..reviewing import review_of, side_of
from ..telling import tell_review
from ..waiting import REVIEW_CLASS, REVIEW_MENTOR


@action(may="afterwards.write_review")
def save_part(enrolment: Enrolment, *, words: Mapping[str, str], version: int, by: Actor) -> ReviewPart:
    """Keep what the writer's side says; with the last part the pupil is told. `version`: that of the page, 0 for none.

    Raises NothingWritten, WrittenMeanwhile, or ReviewIsRead once everybody reads it.
    """
    rows = Enrolment.objects.select_related("classroom", "pupil__user")
    enrolment = rows.select_for_update(of=("self",)).get(pk=enrolment.pk)
    review, side = review_of(enrolment), side_of(by.viewer, enrolment)
    assert side is not None
    present = review.parts.get(side)
    if present is not None and review.is_read:
        raise ReviewIsRead
    if (present.version if present else 0) != version:
        raise WrittenMeanwhile
    said = {name: clean(words[name]).strip() for name in ReviewPart.WORDS}
    if not said["word"]:
        raise NothingWritten
    part = present or ReviewPart(enrolment=enrolment, side=side, version=0)
    for name, text in said.items():
        setattr(part, name, text)
    part.by_id, part.by_name, part.version, part.at = by.user_id, by.name, version + 1, clock.now()
    part.save()
    if review_of(enrolment).is_read:
        tell_review(enrolment)
    if side == Side.MENTOR:
        settle(REVIEW_MENTOR.code, [enrolment.pk])
    else:
        settle(REVIEW_CLASS.code, [enrolment.classroom_id])
    return part
