"""Every night: each company has a file, and each live file somebody who is there."""

from premierpas.agenda.presences import VOLUNTEER, next_owner, present, staffed
from premierpas.agenda.reasons import Team
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step, working_as
from premierpas.core.actors import Actor
from premierpas.core.tasks import app
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company

from .enums import LIVE
from .files.opening import file_of
from .models import CompanyFile
from .timeline import tell_fact
from .waiting import NEXT_STEP

COMPLETE = "outreach.complete"


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
