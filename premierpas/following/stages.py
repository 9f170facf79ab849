"""Where a pupil stands and what puts them at risk: derived from facts, never typed (domain.md, Follow-up)."""

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


class Risk(models.TextChoices):
    """Why somebody should look after this pupil now."""

    NEVER_SIGNED_IN = "never_signed_in", _("Carte jamais utilisée")
    INACTIVE = "inactive", _("Rien depuis %(days)d jours")
    REJECTIONS = "rejections", _("%(count)d refus")
    NO_REPLY = "no_reply", _("Sans réponse depuis %(days)d jours")
    UNCONFIRMED = "unconfirmed", _("Place à confirmer avant le %(day)s")
    WEEK_NEAR = "week_near", _("Pas de place à %(days)d jours de la semaine")
    NO_AGREEMENT = "no_agreement", _("Convention pas signée à %(days)d jours du stage")
    NO_AUTHORISATION = "no_authorisation", _("Autorisation de la famille manquante")


INACTIVE_DAYS = 14
REJECTIONS = 3
NO_REPLY_DAYS = 10
WEEK_NEAR_DAYS = 21
AGREEMENT_DAYS = 21
UNCONFIRMED_DAYS = 3


@dataclass(frozen=True)
class RiskFound:
    """One risk with its words."""

    kind: Risk
    words: str


@dataclass(frozen=True)
class Facts:
    """What is known of one pupil's year: counts and days, nothing else."""

    card_issued: bool = False
    signed_in: bool = False
    has_texts: bool = False
    last_action: datetime | None = None
    followed_since: datetime | None = None
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
    needs_authorisation: bool = False
    period_start: date | None = None
    period_end: date | None = None


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


def risks_of(facts: Facts, *, today: date) -> list[RiskFound]:
    """The risks that the facts show today, the most pressing first. A pupil with a place has one at most."""
    stage = stage_of(facts)
    if stage == Stage.AGREED:
        return _without_agreement(facts, today)
    if stage in (Stage.ON_INTERNSHIP, Stage.COMPLETED):
        return []
    found: list[RiskFound] = []
    if stage == Stage.ACCEPTED:
        if facts.accepted_at and (today - facts.accepted_at.date()).days >= UNCONFIRMED_DAYS and facts.confirm_due:
            found.append(_risk(Risk.UNCONFIRMED, day=facts.confirm_due.strftime("%d/%m")))
        return found
    if facts.period_start and 0 <= (facts.period_start - today).days <= WEEK_NEAR_DAYS:
        found.append(_risk(Risk.WEEK_NEAR, days=(facts.period_start - today).days))
    if facts.rejected >= REJECTIONS:
        found.append(_risk(Risk.REJECTIONS, count=facts.rejected))
    if stage == Stage.WAITING and facts.oldest_waiting:
        days = (today - facts.oldest_waiting.date()).days
        if days >= NO_REPLY_DAYS:
            found.append(_risk(Risk.NO_REPLY, days=days))
    if facts.card_issued and not facts.signed_in:
        found.append(_risk(Risk.NEVER_SIGNED_IN))
    since = facts.last_action or facts.followed_since
    if stage != Stage.WAITING and since and today - since.date() >= timedelta(days=INACTIVE_DAYS):
        found.append(_risk(Risk.INACTIVE, days=(today - since.date()).days))
    if facts.needs_authorisation and (facts.drafts or facts.has_texts):
        found.append(_risk(Risk.NO_AUTHORISATION))
    return found


def _without_agreement(facts: Facts, today: date) -> list[RiskFound]:
    """The week comes near, and somebody hasn't signed."""
    first = min((first for state, first, _last in facts.placements if state == "planned"), default=None)
    if facts.agreement_signed or first is None or not 0 <= (first - today).days <= AGREEMENT_DAYS:
        return []
    return [_risk(Risk.NO_AGREEMENT, days=(first - today).days)]


def _risk(kind: Risk, **words: object) -> RiskFound:
    return RiskFound(kind, str(kind.label) % words if words else str(kind.label))
