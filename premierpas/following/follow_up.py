"""The follow-up of many pupils at once, computed from facts in a constant number of queries.

This is the one computation: the rows of `Standing` hold its result and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from premierpas.accounts.models import PupilCard
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.legal.timetable import age_on
from premierpas.people.enums import Consent
from premierpas.people.going import goings_of
from premierpas.people.models import Authorisation, Enrolment
from premierpas.people.queries import INDEPENDENT_AGE
from premierpas.placements.models import HOLDING, Agreement, AgreementState, Party, Placement
from premierpas.placements.queries import parties
from premierpas.placements.standing import on_turn
from premierpas.workshop.models import CV, Letter

from .models import ClassPace
from .next_steps import NextStep, next_step_of
from .pace import Pace
from .risks import RiskFound, risks_of
from .stages import Facts, Stage, stage_of


@dataclass(frozen=True)
class FollowUp:
    """Where one pupil stands: stage, risks, next step, and the place that counts."""

    enrolment: Enrolment
    stage: Stage
    risks: list[RiskFound]
    facts: Facts
    next_step: NextStep
    next_due: date | None
    place: str = ""
    week: tuple[date, date] | None = None


def follow_up(enrolments: Iterable[Enrolment], *, today: date | None = None) -> dict[int, FollowUp]:
    """The follow-up by enrolment id. The enrolments come with `pupil` and `classroom` selected."""
    listed = list(enrolments)
    today = today or clock.today()
    gathered, paces = _Gathered(listed, today), _paces(listed)
    found = {}
    for enrolment in listed:
        known = gathered.of(enrolment)
        placement = gathered.placement(enrolment)
        step, due = next_step_of(known, today=today)
        found[enrolment.pk] = FollowUp(
            enrolment=enrolment,
            stage=stage_of(known),
            risks=risks_of(known, today=today, pace=paces.get(enrolment.classroom_id, Pace())),
            facts=known,
            next_step=step,
            next_due=due,
            place=placement.host_name if placement else "",
            week=(placement.first_day, placement.last_day) if placement else None,
        )
    return found


def facts_of(enrolments: Iterable[Enrolment], *, today: date) -> dict[int, Facts]:
    """The facts alone, by enrolment id."""
    listed = list(enrolments)
    gathered = _Gathered(listed, today)
    return {enrolment.pk: gathered.of(enrolment) for enrolment in listed}


def _paces(enrolments: list[Enrolment]) -> dict[int, Pace]:
    rows = ClassPace.objects.filter(classroom__in={enrolment.classroom_id for enrolment in enrolments})
    return {row.classroom_id: Pace(row.reach, row.last_action) for row in rows}


class _Gathered:
    """Everything about a set of enrolments, read once each."""

    def __init__(self, enrolments: list[Enrolment], today: date) -> None:
        self.today = today
        ids = [enrolment.pk for enrolment in enrolments]
        pupils = [enrolment.pupil_id for enrolment in enrolments]
        users = [enrolment.pupil.user_id for enrolment in enrolments]
        self.applications: dict[int, list[Application]] = defaultdict(list)
        wanted = Application.objects.filter(enrolment__in=ids).only(
            "enrolment_id", "state", "submitted_at", "answered_at", "confirm_due"
        )
        for application in wanted:
            self.applications[application.enrolment_id].append(application)
        self.placements: dict[int, list[Placement]] = defaultdict(list)
        held = Placement.objects.filter(enrolment__in=ids, state__in=HOLDING).order_by("first_day", "pk")
        for placement in held.only("enrolment_id", "state", "first_day", "last_day", "host_name"):
            self.placements[placement.enrolment_id].append(placement)
        self.signed, self.awaited = _agreements([each.pk for row in self.placements.values() for each in row])
        self.cards: dict[int, bool] = defaultdict(bool)
        for user_id, used in PupilCard.objects.filter(user__in=users).values_list("user_id", "first_used_at"):
            self.cards[user_id] |= used is not None
        self.letters = set(Letter.objects.filter(pupil__in=pupils).values_list("pupil_id", flat=True))
        self.cvs = set(CV.objects.filter(pupil__in=pupils).values_list("pupil_id", flat=True))
        valid = Authorisation.objects.filter(enrolment__in=ids, consent=Consent.APPLY, withdrawn_at=None)
        self.authorised = set(valid.values_list("enrolment_id", flat=True))
        self.goings = goings_of(enrolments)

    def placement(self, enrolment: Enrolment) -> Placement | None:
        """The pupil's next or last placement."""
        placements = self.placements.get(enrolment.pk, [])
        return next(
            (each for each in placements if each.last_day >= self.today), placements[-1] if placements else None
        )

    def of(self, enrolment: Enrolment) -> Facts:
        """The facts of one enrolment."""
        applications = self.applications.get(enrolment.pk, [])
        waiting = [each for each in applications if each.state in WAITING]
        accepted = [each for each in applications if each.state == ApplicationState.ACCEPTED]
        start, end = self.goings[enrolment.pk].coming(self.today) or (None, None)
        user_id = enrolment.pupil.user_id
        age = age_on(enrolment.pupil.birth_date, self.today)
        coming = self.placement(enrolment)
        return Facts(
            card_issued=user_id in self.cards,
            signed_in=self.cards.get(user_id, False),
            has_cv=enrolment.pupil_id in self.cvs,
            has_letter=enrolment.pupil_id in self.letters,
            last_action=enrolment.pupil.last_action_at,
            drafts=sum(each.state == ApplicationState.DRAFT for each in applications),
            waiting=len(waiting),
            oldest_waiting=min((each.submitted_at for each in waiting if each.submitted_at), default=None),
            accepted=len(accepted),
            accepted_at=min((each.answered_at for each in accepted if each.answered_at), default=None),
            confirm_due=min((each.confirm_due for each in accepted if each.confirm_due), default=None),
            rejected=sum(each.state == ApplicationState.REJECTED for each in applications),
            sent=sum(each.state != ApplicationState.DRAFT for each in applications),
            placements=[(each.state, each.first_day, each.last_day) for each in self.placements.get(enrolment.pk, [])],
            agreement_signed=coming is not None and coming.pk in self.signed,
            signature_awaited=coming is not None and coming.pk in self.awaited,
            needs_authorisation=age < INDEPENDENT_AGE and enrolment.pk not in self.authorised,
            period_start=start,
            period_end=end,
        )


def _agreements(placements: list[int]) -> tuple[set[int], set[int]]:
    """The placements whose agreement all have signed, and those on which the pupil's signature is waited for."""
    rows = Agreement.objects.filter(placement__in=placements, amends=None)
    signed = set(rows.filter(state=AgreementState.SIGNED).values_list("placement_id", flat=True))
    signing = rows.filter(state=AgreementState.SIGNING).only("placement_id", "state").prefetch_related(parties())
    awaited = {
        each.placement_id
        for each in signing
        if any(row.party == Party.PUPIL for row in on_turn(list(each.signatories.all())))
    }
    return signed, awaited
