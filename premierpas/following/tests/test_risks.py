"""Who is at risk: compared with the class's weeks and with what is usual in the class at this date."""

from datetime import UTC, date, datetime, timedelta

import pytest

from premierpas.following.next_steps import NextStep, next_step_of
from premierpas.following.pace import Pace, pace_of
from premierpas.following.risks import RANKS, Risk, risks_of
from premierpas.following.stages import Facts
from premierpas.following.words import ACTS, reason

TODAY = date(2026, 11, 10)
WEEK = {"period_start": date(2027, 1, 11), "period_end": date(2027, 1, 15)}  # in nine weeks


def ago(days: int) -> datetime:
    return datetime(2026, 11, 10, 9, tzinfo=UTC) - timedelta(days=days)


def week_in(days: int) -> dict[str, date]:
    first = TODAY + timedelta(days=days)
    return {"period_start": first, "period_end": first + timedelta(days=4)}


CARD = {"card_issued": True}
BEGAN = {**CARD, "signed_in": True}
TEXTS = {**BEGAN, "has_cv": True, "has_letter": True}
ASLEEP, AWAKE = Pace(), Pace(reach=1, last_action=TODAY - timedelta(days=1))
FAR = Pace(reach=3, last_action=TODAY)
WAITING = {**TEXTS, "sent": 1, "waiting": 1}
ACCEPTED = {**TEXTS, "sent": 1, "accepted": 1, "accepted_at": ago(4), "confirm_due": TODAY + timedelta(days=6)}
AGREED = {**TEXTS, "placements": [("planned", TODAY + timedelta(days=12), TODAY + timedelta(days=16))]}

R = Risk
CASES = {
    "before the season nobody is late": ({**week_in(120), **CARD}, ASLEEP, []),
    "nor is anybody in a class without weeks that sleeps": ({**BEGAN, "last_action": ago(60)}, ASLEEP, []),
    "in a class that has begun a card never used is a risk": ({**week_in(120), **CARD}, AWAKE, [R.NEVER_SIGNED_IN]),
    "and a card never made is one for the adult": (week_in(120), AWAKE, [R.NO_CARD]),
    "when nobody has begun it is no pupil's own risk": ({**week_in(60), **CARD}, ASLEEP, []),
    "near the week it is everybody's": ({**week_in(40), **CARD}, ASLEEP, [R.NEVER_SIGNED_IN]),
    "silence is a risk where half of the class was busy later": (
        {**BEGAN, "last_action": ago(20)}, AWAKE, [R.INACTIVE],
    ),
    "not where the whole class is as silent": (
        {**week_in(60), **BEGAN, "last_action": ago(20)}, Pace(1, TODAY - timedelta(days=18)), [],
    ),
    "near the week it is, whatever the others do": (
        {**week_in(40), **BEGAN, "last_action": ago(20)}, Pace(1, TODAY - timedelta(days=18)), [R.INACTIVE],
    ),
    "two stages behind half of the class": ({**WEEK, **BEGAN, "last_action": ago(1)}, FAR, [R.BEHIND]),
    "letter and CV are written, and nothing leaves": (
        {**WEEK, **TEXTS, "last_action": ago(8)}, AWAKE, [R.READY_UNSENT],
    ),
    "an authorisation is missing when something could leave": (
        {**WEEK, **TEXTS, "last_action": ago(1), "needs_authorisation": True}, AWAKE, [R.NO_AUTHORISATION],
    ),
    "not yet when there is nothing to send": (
        {**WEEK, **BEGAN, "last_action": ago(1), "needs_authorisation": True}, AWAKE, [],
    ),
    "who waits for an answer is not inactive": (
        {**WEEK, **WAITING, "oldest_waiting": ago(5), "last_action": ago(30)}, AWAKE, [],
    ),
    "who waits too long needs a call": ({**WEEK, **WAITING, "oldest_waiting": ago(11)}, AWAKE, [R.NO_REPLY]),
    "three refusals": ({**WEEK, **TEXTS, "sent": 3, "rejected": 3, "last_action": ago(1)}, AWAKE, [R.REJECTIONS]),
    "a place to confirm for days": (ACCEPTED, AWAKE, [R.UNCONFIRMED]),
    "a place accepted today": ({**ACCEPTED, "accepted_at": ago(0)}, AWAKE, []),
    "a place accepted today and lost tomorrow": (
        {**ACCEPTED, "accepted_at": ago(0), "confirm_due": TODAY + timedelta(days=1)}, AWAKE, [R.UNCONFIRMED],
    ),
    "an agreement not signed near the week": (AGREED, AWAKE, [R.NO_AGREEMENT]),
    "a signed one": ({**AGREED, "agreement_signed": True}, AWAKE, []),
    "the week has begun": ({**week_in(-1), **BEGAN, "last_action": ago(1)}, AWAKE, [R.WEEK_BEGUN]),
    "a long period that has begun has a last week": (
        {"period_start": TODAY - timedelta(days=8), "period_end": date(2026, 11, 27), **BEGAN, "last_action": ago(1)},
        AWAKE, [R.WEEK_NEAR],
    ),
    "what can best be changed comes first": (
        {**week_in(15), **TEXTS, "sent": 3, "rejected": 3, "last_action": ago(30), "needs_authorisation": True}, AWAKE,
        [R.WEEK_NEAR, R.NO_AUTHORISATION, R.REJECTIONS, R.INACTIVE],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_risk_compares_with_weeks_and_class(name: str) -> None:
    facts, pace, expected = CASES[name]
    assert [each.kind for each in risks_of(Facts(**facts), today=TODAY, pace=pace)] == expected


def test_a_seat_that_is_lost_soon_comes_before_all_and_a_lost_week_comes_last() -> None:
    assert min(RANKS, key=lambda kind: RANKS[kind]) == Risk.UNCONFIRMED
    assert max(RANKS, key=lambda kind: RANKS[kind]) == Risk.WEEK_BEGUN


def test_half_of_a_class_sets_its_pace() -> None:
    asleep, busy = Facts(), Facts(**TEXTS, last_action=ago(2))
    assert pace_of([asleep, asleep, busy]) == Pace()
    assert pace_of([asleep, busy, busy]) == Pace(1, TODAY - timedelta(days=2))
    assert pace_of([]) == Pace()


def test_every_risk_says_a_whole_reason_and_the_next_act() -> None:
    data = {"day": "2026-11-16", "first": "2026-11-22", "since": "2026-10-16", "count": 3}
    said = {kind: reason(kind, data, today=TODAY) for kind in Risk}
    assert said[Risk.INACTIVE] == "Rien depuis 25 jours"
    assert said[Risk.UNCONFIRMED] == "Place à confirmer avant le 16\xa0nov."
    assert said[Risk.WEEK_NEAR] == "Pas de place à 12 jours de la semaine"
    assert all(not words[0].islower() and "%" not in words for words in said.values())
    assert all(str(ACTS[kind]).endswith(".") for kind in Risk)
    assert reason(Risk.WEEK_NEAR, {"first": "2026-11-11"}, today=TODAY) == "Pas de place à un jour de la semaine"


N = NextStep
STEPS = {
    "who has no card asks for one": (WEEK, N.CARD, date(2027, 1, 3)),
    "who has one opens it": ({**WEEK, **CARD}, N.OPEN, date(2027, 1, 3)),
    "who is under 15 brings the paper": (
        {**WEEK, **BEGAN, "needs_authorisation": True}, N.AUTHORISATION, date(2027, 1, 3),
    ),
    "who has no text writes": ({**WEEK, **BEGAN}, N.WRITE, date(2027, 1, 3)),
    "who has one sends": ({**WEEK, **TEXTS}, N.SEND, date(2027, 1, 3)),
    "in a class without weeks nothing can be sent yet": (TEXTS, N.KEEP, None),
    "too near to be answered: the teacher helps": ({**week_in(7), **TEXTS}, N.ASK, None),
    "of a long period the last week counts": (
        {**TEXTS, "period_start": date(2026, 11, 9), "period_end": date(2026, 12, 4)}, N.SEND, date(2026, 11, 22),
    ),
    "who waits has nothing to do": (WAITING, N.NONE, None),
    "a place is confirmed in time": (ACCEPTED, N.CONFIRM, date(2026, 11, 16)),
    "an awaited signature comes before the week": ({**AGREED, "signature_awaited": True}, N.SIGN, date(2026, 11, 21)),
    "others sign first": (AGREED, N.NONE, None),
}  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_a_next_step_has_a_last_day_that_can_be_met(name: str) -> None:
    facts, step, due = STEPS[name]
    assert next_step_of(Facts(**facts), today=TODAY) == (step, due)
