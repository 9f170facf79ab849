"""Every night: each company has a file, and each live file somebody who is there."""

from datetime import date

import structlog
from django.db.models import QuerySet

from premierpas.agenda.presences import VOLUNTEER, next_owner, present, staffed
from premierpas.agenda.reasons import Team
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step, working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company

from .actions import ask_by_phone, ask_same_again, nudge_host
from .enums import LIVE
from .errors import NoMailAddress
from .files.opening import file_of
from .models import CompanyFile, NetworkMembership, YearlyQuestion
from .network.standing import present_members
from .targets.seeking import hosts_to_nudge
from .timeline import tell_fact
from .waiting import NEXT_STEP

COMPLETE = "outreach.complete"
ASK_NETWORK = "outreach.ask_network"
NUDGE = "outreach.nudge_hosts"
ASKED_FROM, ASKED_UNTIL = (9, 15), (12, 20)  # month and day of autumn
log = structlog.get_logger()


@app.periodic(cron="40 0 * * *")
@app.task(name=COMPLETE, queueing_lock=COMPLETE)
def complete_files(timestamp: int = 0) -> None:
    """Open what is missing, adopt what nobody has."""
    with working_as(Actor.task(COMPLETE)):
        open_missing_files()
        adopt_files()


@step
def open_missing_files() -> None:
    """A file for each company that has none: of before this floor, or signed up while its territory had nobody."""
    without = Company.objects.filter(outreach_file=None, territory__isnull=False).exclude(state=Verification.REFUSED)
    for company in without.select_related("territory").order_by("pk"):
        file_of(company)


@step
def adopt_files() -> None:
    """Live files whose owner is gone, in territories where somebody is there again."""
    orphans = CompanyFile.objects.filter(state__in=LIVE, merged_into=None).exclude(owner__in=present())
    for file in orphans.select_for_update(of=("self",)).order_by("pk"):
        team = staffed(Team(VOLUNTEER, file.territory_id))
        if team is not None:
            file.owner = next_owner(team)
            file.next_on = max(file.next_on or clock.today(), clock.today())
            file.save(update_fields=["owner", "next_on"])
            tell_fact(file, "owner", name=file.owner.user.name)
            settle(NEXT_STEP.code, [file.pk])


@app.periodic(cron="10 8 * * *")
@app.task(name=ASK_NETWORK, queueing_lock=ASK_NETWORK)
def ask_network(timestamp: int = 0) -> None:
    """Every morning of autumn: members that weren't asked yet whether it is the same as last year."""
    ask_members()


def ask_members() -> dict[str, int]:
    """Ask each once a year, by e-mail or as a step of its owner; one that fails stops no other."""
    today, counts = clock.today(), {"asked": 0, "by_phone": 0, "failed": 0}
    if ASKED_FROM <= (today.month, today.day) <= ASKED_UNTIL:
        for membership in _to_ask(today.year):
            try:
                counts[_asked(membership)] += 1
            except Exception:
                counts["failed"] += 1
                log.exception("outreach.not_asked", membership=membership.pk)
    ScheduledRun.note(ASK_NETWORK, counts)
    return counts


def _to_ask(year: int) -> QuerySet[NetworkMembership]:
    """Members of before this school year: who has signed since has just said it."""
    asked = YearlyQuestion.objects.filter(year=year).values("membership")
    rows = present_members().filter(since__lt=date(year, 8, 1)).exclude(pk__in=asked)
    return rows.exclude(commitments__year=year).select_related("file").order_by("pk")


def _asked(membership: NetworkMembership) -> str:
    try:
        ask_same_again(membership, by=Actor.task(ASK_NETWORK))
    except NoMailAddress:
        ask_by_phone(membership, by=Actor.task(ASK_NETWORK))
        return "by_phone"
    return "asked"


@app.periodic(cron="20 9 * * 2")
@app.task(name=NUDGE, queueing_lock=NUDGE)
def nudge_hosts(timestamp: int = 0) -> None:
    """Every Tuesday: hosts to whom nobody writes hear how many pupils look for what they show."""
    tell_quiet_hosts()


def tell_quiet_hosts() -> dict[str, int]:
    """At most twice a month a company; one that fails stops no other."""
    counts = {"told": 0, "failed": 0}
    for offer, pupils in hosts_to_nudge():
        try:
            nudge_host(offer, by=Actor.task(NUDGE), pupils=pupils)
            counts["told"] += 1
        except Exception:
            counts["failed"] += 1
            log.exception("outreach.not_told", offer=offer.pk)
    ScheduledRun.note(NUDGE, counts)
    return counts
