"""What puts a pupil at risk today, compared with the class's weeks and with what is usual in the class at this date.

Risks are ranked by what can still be changed: a seat that is lost in three days comes before one more week of silence,
and a week that has begun comes last. A pupil with a place has one risk at most.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from .pace import Pace, in_season, is_near, local_day
from .stages import PLACED, REACH, Facts, Stage, stage_of


class Risk(models.TextChoices):
    """Why somebody should look after this pupil now, in the order of what can still be changed."""

    UNCONFIRMED = "unconfirmed", _("place à confirmer")
    NO_AGREEMENT = "no_agreement", _("convention pas signée")
    WEEK_NEAR = "week_near", _("semaine proche, sans place")
    NO_AUTHORISATION = "no_authorisation", _("autorisation manquante")
    READY_UNSENT = "ready_unsent", _("lettre et CV écrits, rien d’envoyé")
    NO_REPLY = "no_reply", _("sans réponse")
    REJECTIONS = "rejections", _("plusieurs refus")
    NO_CARD = "no_card", _("pas de carte")
    NEVER_SIGNED_IN = "never_signed_in", _("carte jamais utilisée")
    INACTIVE = "inactive", _("rien depuis longtemps")
    BEHIND = "behind", _("loin derrière la classe")
    WEEK_BEGUN = "week_begun", _("semaine commencée sans place")


RANKS = {kind: number * 10 for number, kind in enumerate(Risk, start=1)}
CALM = 1000  # the rank of a pupil without any
INACTIVE_DAYS = 14
BEHIND_DAYS = 7  # how much longer than half of the class
REJECTIONS = 3
NO_REPLY_DAYS = 10
WEEK_NEAR_DAYS = 21
AGREEMENT_DAYS = 21
UNCONFIRMED_DAYS = 3
READY_DAYS = 7
STEPS_BEHIND = 2


@dataclass(frozen=True)
class RiskFound:
    """One risk: what its words need (days as ISO dates, counts), and until when something can be done about it."""

    kind: Risk
    data: dict[str, str | int] = field(default_factory=dict)
    due: date | None = None

    @property
    def rank(self) -> int:
        return RANKS[self.kind]


def risks_of(facts: Facts, *, today: date, pace: Pace) -> list[RiskFound]:
    """The risks that the facts show today, the one that can best be changed first."""
    stage = stage_of(facts)
    if stage == Stage.AGREED:
        found = _without_agreement(facts, today)
    elif stage in PLACED:
        return []
    elif stage == Stage.ACCEPTED:
        found = _unconfirmed(facts, today)
    else:
        found = _without_place(facts, stage, today, pace)
    return sorted(found, key=lambda each: each.rank)


def _without_agreement(facts: Facts, today: date) -> Iterator[RiskFound]:
    """The week comes near, and somebody hasn't signed."""
    first = min((first for state, first, _last in facts.placements if state == "planned"), default=None)
    if not facts.agreement_signed and first and 0 <= (first - today).days <= AGREEMENT_DAYS:
        yield RiskFound(Risk.NO_AGREEMENT, {"first": first.isoformat()}, first)


def _unconfirmed(facts: Facts, today: date) -> Iterator[RiskFound]:
    """A seat waits for the pupil: for days already, or for hardly any more."""
    if facts.confirm_due is None:
        return
    waited = _days_since(facts.accepted_at, today)
    if waited >= UNCONFIRMED_DAYS or (facts.confirm_due - today).days <= UNCONFIRMED_DAYS:
        yield RiskFound(Risk.UNCONFIRMED, {"day": facts.confirm_due.isoformat()}, facts.confirm_due)


def _without_place(facts: Facts, stage: Stage, today: date, pace: Pace) -> Iterator[RiskFound]:
    week = facts.next_week(today)
    if week and (week - today).days <= WEEK_NEAR_DAYS:
        yield RiskFound(Risk.WEEK_NEAR, {"first": week.isoformat()}, week)
    if week is None and facts.period_end and facts.period_end >= today:
        yield RiskFound(Risk.WEEK_BEGUN, {}, facts.period_end)
    if facts.rejected >= REJECTIONS:
        yield RiskFound(Risk.REJECTIONS, {"count": facts.rejected}, week)
    if stage == Stage.WAITING:
        if facts.oldest_waiting and _days_since(facts.oldest_waiting, today) >= NO_REPLY_DAYS:
            yield RiskFound(Risk.NO_REPLY, {"since": local_day(facts.oldest_waiting).isoformat()}, week)
    elif in_season(facts, pace, today):
        yield from _late(facts, stage, today, pace, week)


def _late(facts: Facts, stage: Stage, today: date, pace: Pace, week: date | None) -> Iterator[RiskFound]:
    """Slower than what is usual in the class at this date; near the week, slower than needed."""
    near = is_near(facts, today)
    if facts.needs_authorisation and (facts.drafts or facts.has_texts or near):
        yield RiskFound(Risk.NO_AUTHORISATION, {}, week)
    if stage == Stage.NOT_STARTED:
        if near or pace.reach > 0:
            yield RiskFound(Risk.NEVER_SIGNED_IN if facts.card_issued else Risk.NO_CARD, {}, week)
        return
    silent = _days_since(facts.last_action, today)
    ready = facts.has_cv and facts.has_letter and not facts.sent and not facts.needs_authorisation
    if ready and silent >= READY_DAYS:
        yield RiskFound(Risk.READY_UNSENT, {}, week)
    if silent >= INACTIVE_DAYS and facts.last_action and (near or _slower(facts.last_action, pace)):
        yield RiskFound(Risk.INACTIVE, {"since": local_day(facts.last_action).isoformat()}, week)
    if pace.reach - REACH[stage] >= STEPS_BEHIND:
        yield RiskFound(Risk.BEHIND, {}, week)


def _slower(last_action: datetime, pace: Pace) -> bool:
    """Whether half of the class has done something a week or more after this."""
    return pace.last_action is not None and pace.last_action - local_day(last_action) >= timedelta(days=BEHIND_DAYS)


def _days_since(at: datetime | None, today: date) -> int:
    return (today - local_day(at)).days if at else 0
