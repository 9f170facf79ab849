"""Every night: checks that grow old, answers that didn't come, handovers that are over, the question of spring."""

from datetime import timedelta

from django.urls import reverse

from premierpas.agenda.reminding import remind
from premierpas.core import clock
from premierpas.core.actions import step, working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.organisations.people import told
from premierpas.organisations.presence import coordinators
from premierpas.people.circle import tell
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.ui.typography import day

from .about import about_volunteer, reached
from .actions.clearing import expire_clearances
from .actions.coordinating import begin_overlap, end_coordination
from .actions.leaving import end_handover, settle_handover
from .coordination import is_over, open_coordinations
from .handover.things import fall_back
from .models import Handover, Succession
from .notices import EXPIRES, TO_CHECK_AGAIN
from .waiting import COORDINATOR_INTENTION, INTENTION, in_team

NIGHTLY = "volunteers.nightly"
TOLD_BEFORE = (60, 14)  # days


@app.periodic(cron="50 0 * * *")  # just after midnight: whose check is too old sees nobody in the morning
@app.task(name=NIGHTLY, queueing_lock=NIGHTLY)
def care_every_night(timestamp: int = 0) -> None:
    """What days alone bring."""
    expired = expire_clearances(by=Actor.task(NIGHTLY))
    with working_as(Actor.task(NIGHTLY)):
        announce_expiries()
        answers_that_did_not_come()
        handovers_that_are_over()
        coordinations_that_are_over()
    reminded, failed = remind(INTENTION.code)
    asked, not_asked = remind(COORDINATOR_INTENTION.code)
    reminded, failed = reminded + asked, failed + not_asked
    ScheduledRun.note(NIGHTLY, {"expired": expired, "reminded": reminded, "failed": failed})


@step
def announce_expiries() -> None:
    """The volunteer and those who check again are told, sixty days before and once more two weeks before."""
    for volunteer in in_team().filter(state=Clearance.ACTIVE).select_related("user", "territory"):
        until = volunteer.checks_hold_until
        if until is None:
            continue
        left = (until - clock.today()).days
        stage = min((each for each in TOLD_BEFORE if 0 < left <= each), default=None)
        if stage is not None:
            _announce(volunteer, stage)


def _announce(volunteer: Volunteer, stage: int) -> None:
    until = volunteer.checks_hold_until
    assert until is not None
    team = told(coordinators(volunteer.territory_id))
    for notice, people in ((EXPIRES, [reached(volunteer)]), (TO_CHECK_AGAIN, team)):
        tell(
            notice,
            people,
            key=f"{notice.code}:{volunteer.pk}:{volunteer.checked_on}:{stage}",
            about=about_volunteer(volunteer),
            link=reverse("volunteers:volunteer", args=[volunteer.pk]) if notice is TO_CHECK_AGAIN else "",
            volunteer=volunteer.name,
            day=lambda: day(until),
            territory=volunteer.territory.name,
        )


@step
def answers_that_did_not_come() -> None:
    """Whoever was asked and said nothing until the day isn't waited for: a coordinator has it."""
    silent = Succession.objects.filter(accepted=None, handover__ended_at=None, answer_by__lt=clock.today())
    rows = list(silent.select_for_update(of=("self",)).select_related("handover__volunteer", "to").order_by("pk"))
    asked = {row.handover for row in rows}
    fall_back(rows)
    for handover in asked:
        settle_handover(handover)


@step
def coordinations_that_are_over() -> None:
    """Coordinators whose last day has passed go, once somebody takes over; before, both coordinate if they said so."""
    for said in open_coordinations().order_by("last_day", "pk"):
        if is_over(said):
            end_coordination(said)
        else:
            begin_overlap(said)


@step
def handovers_that_are_over() -> None:
    """Those whose last day has passed, also where no task was left to be handed over."""
    yesterday = clock.today() - timedelta(days=1)
    for handover in Handover.objects.filter(ended_at=None, last_day__lte=yesterday).order_by("pk"):
        end_handover(handover)
