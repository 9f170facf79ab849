"""Where a pupil stands: derived from facts, never typed (domain.md, Follow-up)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The follow-up of a pupil, in the order of the year."""

    NOT_STARTED = "not_started", _("pas commencé")
    PREPARING = "preparing", _("se prépare")
    SEARCHING = "searching", _("cherche")
    WAITING = "waiting", _("attend une réponse")
    ACCEPTED = "accepted", _("doit confirmer")
    AGREED = "agreed", _("a une place")
    ON_INTERNSHIP = "on_internship", _("en stage")
    COMPLETED = "completed", _("stage terminé")


PLACED = (Stage.AGREED, Stage.ON_INTERNSHIP, Stage.COMPLETED)
# How far each stage is; the two ways of beginning count the same.
REACH = {
    Stage.NOT_STARTED: 0,
    Stage.PREPARING: 1,
    Stage.SEARCHING: 1,
    Stage.WAITING: 2,
    Stage.ACCEPTED: 3,
    Stage.AGREED: 4,
    Stage.ON_INTERNSHIP: 4,
    Stage.COMPLETED: 4,
}


@dataclass(frozen=True)
class Facts:
    """What is known of one pupil's year: counts and days, nothing else."""

    card_issued: bool = False
    signed_in: bool = False
    has_cv: bool = False
    has_letter: bool = False
    last_action: datetime | None = None
    drafts: int = 0
    waiting: int = 0
    oldest_waiting: datetime | None = None
    accepted: int = 0
    accepted_at: datetime | None = None
    confirm_due: date | None = None
    rejected: int = 0
    sent: int = 0
    placements: list[tuple[str, date, date]] = field(default_factory=list)  # state, first day, last day
    agreement_signed: bool = False  # that of the next placement
    signature_awaited: bool = False  # the pupil's own, on it
    needs_authorisation: bool = False
    period_start: date | None = None
    period_end: date | None = None

    @property
    def has_texts(self) -> bool:
        return self.has_cv or self.has_letter

    def next_week(self, today: date) -> date | None:
        """The first day from today on at which a week of the class may begin."""
        if self.period_start is None or self.period_end is None:
            return None
        if self.period_start >= today:
            return self.period_start
        last_monday = self.period_end - timedelta(days=self.period_end.weekday())
        return last_monday if last_monday >= today else None


def stage_of(facts: Facts) -> Stage:
    """The stage that the facts show; the furthest one wins."""
    by_state = {state for state, _first, _last in facts.placements}
    if "ongoing" in by_state:
        return Stage.ON_INTERNSHIP
    if "planned" in by_state:
        return Stage.AGREED
    if by_state & {"completed", "interrupted"}:
        return Stage.COMPLETED
    if facts.accepted:
        return Stage.ACCEPTED
    if facts.waiting:
        return Stage.WAITING
    if facts.sent or facts.drafts:
        return Stage.SEARCHING
    if facts.signed_in or facts.has_texts:
        return Stage.PREPARING if facts.has_texts else Stage.SEARCHING
    return Stage.NOT_STARTED
