"""The follow-up of many pupils at once, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from premierpas.accounts.models import PupilCard
from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.legal.timetable import age_on
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.models import Authorisation, Enrolment
from premierpas.placements.models import HOLDING, Agreement, AgreementState, Placement
from premierpas.workshop.models import CV, Letter

from .stages import Facts, RiskFound, Stage, risks_of, stage_of


@dataclass(frozen=True)
class FollowUp:
    """Where one pupil stands: stage, risks, and what a list shows beside it."""

    enrolment: Enrolment
    stage: Stage
    risks: list[RiskFound]
    facts: Facts
    place: str = ""
    week: tuple[date, date] | None = None

    @property
    def at_risk(self) -> bool:
        return bool(self.risks)

    @property
    def last_action(self) -> datetime | None:
        return self.facts.last_action

    @property
    def door(self) -> str:
        """How the pupil's door is drawn in the class (look/teacher.html)."""
        return {
            Stage.NOT_STARTED: "undrawn",
            Stage.PREPARING: "shut",
            Stage.SEARCHING: "shut",
            Stage.WAITING: "ajar",
            Stage.ACCEPTED: "lit",
        }.get(self.stage, "open")


def follow_up(enrolments: Iterable[Enrolment], *, today: date | None = None) -> dict[int, FollowUp]:
    """The follow-up by enrolment id. The enrolments come with `pupil` and `classroom` selected."""
    listed = list(enrolments)
    today = today or clock.today()
    facts = _Gathered(listed, today)
    found = {}
    for enrolment in listed:
        known = facts.of(enrolment)
        placement = facts.placement(enrolment)
        found[enrolment.pk] = FollowUp(
            enrolment=enrolment,
            stage=stage_of(known),
            risks=risks_of(known, today=today),
            facts=known,
            place=placement.host_name if placement else "",
            week=(placement.first_day, placement.last_day) if placement else None,
        )
    return found


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
        held = Placement.objects.filter(enrolment__in=ids, state__in=HOLDING).order_by("first_day")
        for placement in held.only("enrolment_id", "state", "first_day", "last_day", "host_name"):
            self.placements[placement.enrolment_id].append(placement)
        self.signed = set(
            Agreement.objects.filter(
                placement__enrolment__in=ids, state=AgreementState.SIGNED, amends=None
            ).values_list("placement_id", flat=True)
        )
        self.cards = dict(PupilCard.objects.filter(user__in=users).values_list("user_id", "first_used_at"))
        letters = Letter.objects.filter(pupil__in=pupils).values_list("pupil_id", flat=True)
        cvs = CV.objects.filter(pupil__in=pupils).values_list("pupil_id", flat=True)
        self.writers = set(letters) | set(cvs)
        self.authorised = set(
            Authorisation.objects.filter(enrolment__in=ids, withdrawn_at=None).values_list("enrolment_id", flat=True)
        )
        self.periods = _periods(enrolments, today)

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
        period = self.periods.get(enrolment.classroom_id)
        user_id = enrolment.pupil.user_id
        age = age_on(enrolment.pupil.birth_date, self.today)
        return Facts(
            card_issued=user_id in self.cards,
            signed_in=self.cards.get(user_id) is not None,
            has_texts=enrolment.pupil_id in self.writers,
            last_action=enrolment.pupil.last_action_at,
            followed_since=enrolment.since,
            drafts=sum(each.state == ApplicationState.DRAFT for each in applications),
            waiting=len(waiting),
            oldest_waiting=min((each.submitted_at for each in waiting if each.submitted_at), default=None),
            accepted=len(accepted),
            accepted_at=min((each.answered_at for each in accepted if each.answered_at), default=None),
            confirm_due=min((each.confirm_due for each in accepted if each.confirm_due), default=None),
            rejected=sum(each.state == ApplicationState.REJECTED for each in applications),
            sent=sum(each.state != ApplicationState.DRAFT for each in applications),
            placements=[(each.state, each.first_day, each.last_day) for each in self.placements.get(enrolment.pk, [])],
            agreement_signed=(coming := self.placement(enrolment)) is not None and coming.pk in self.signed,
            needs_authorisation=age < 15 and enrolment.pk not in self.authorised,
            period_start=period[0] if period else None,
            period_end=period[1] if period else None,
        )


def _periods(enrolments: list[Enrolment], today: date) -> dict[int, tuple[date, date]]:
    """The next period of each class: its own, else its school's for its level."""
    classrooms = {enrolment.classroom_id: enrolment.classroom for enrolment in enrolments}
    schools = {classroom.school_id for classroom in classrooms.values()}
    coming = InternshipPeriod.objects.filter(
        Q(classroom__in=classrooms) | Q(classroom=None, school__in=schools), last_day__gte=today
    ).order_by("-first_day")
    found: dict[int, tuple[date, date]] = {}
    own: set[int] = set()
    for period in coming:
        days = (period.first_day, period.last_day)
        for pk, classroom in classrooms.items():
            if period.classroom_id == pk:
                found[pk] = days
                own.add(pk)
            elif (
                period.classroom_id is None
                and pk not in own
                and (period.school_id, period.level) == (classroom.school_id, classroom.level)
            ):
                found[pk] = days
    return found
