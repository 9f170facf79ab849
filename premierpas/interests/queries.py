"""Who has looked for what they like, for floors above: how far, and whether it is shown; never what was said."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from .items import ORDER
from .models import Profile


@dataclass(frozen=True)
class Done:
    """How far one pupil is. `shown`: whether the pupil lets their teacher read it."""

    answered: int
    by_doing: bool
    shown: bool

    @property
    def is_done(self) -> bool:
        """By either way in."""
        return self.answered >= len(ORDER) or self.by_doing


def done_by(pupil_ids: Collection[int]) -> dict[int, Done]:
    """By pupil, in one query; who has said nothing isn't there."""
    rows = Profile.objects.filter(pupil__in=pupil_ids).annotate(answered=Count("answers"))
    found = {row.pupil_id: Done(row.answered, bool(row.doing), row.shown_at is not None) for row in rows}
    return {pupil: done for pupil, done in found.items() if done.answered or done.by_doing}
