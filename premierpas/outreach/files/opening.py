"""A company's own file: opened because of a fact (it signed up, a list brought it), and moved on by facts."""

from premierpas.agenda.presences import VOLUNTEER, hold, next_owner, staffed
from premierpas.agenda.reasons import Team
from premierpas.agenda.settling import settle
from premierpas.core.actions import step
from premierpas.organisations.models import Company

from ..enums import LIVE, FileState, Source
from ..models import CompanyFile
from ..timeline import tell_fact
from ..waiting import NEXT_STEP, settle_file
from .steps import usual_step


@step
def file_of(company: Company) -> CompanyFile | None:
    """A company's file; the lead of the same SIRET becomes it, else a new one. None while its territory has nobody."""
    file = CompanyFile.objects.filter(company=company).first()
    if file is not None:
        return file
    lead = CompanyFile.objects.select_for_update(of=("self",)).filter(siret=company.siret, merged_into=None).first()
    if lead is not None:
        lead.company = company
        lead.save(update_fields=["company"])
        if company.memberships.exists():
            tell_fact(lead, "signed_up")
            move_on(lead, FileState.COMMITTED)
        return lead
    team = staffed(Team(VOLUNTEER, company.territory_id)) if company.territory_id else None
    if team is None or company.territory is None:
        return None
    signed_up = company.memberships.exists()
    state = FileState.COMMITTED if signed_up else FileState.LEAD
    words, day = usual_step(state)
    file = CompanyFile.objects.create(
        company=company, name=company.name, siret=company.siret, naf=company.naf, street=company.street,
        postal_code=company.postal_code, city=company.city, insee=company.insee, latitude=company.latitude,
        longitude=company.longitude, territory=company.territory, state=state,
        source=Source.SIGN_UP if signed_up else Source.LIST,
        owner=next_owner(team), next_step=words, next_on=day,
    )  # fmt: skip
    tell_fact(file, "signed_up" if signed_up else "opened")
    settle(NEXT_STEP.code, [file.pk])
    return file


@step
def move_on(file: CompanyFile, to: FileState) -> None:
    """Move a file on because of a fact, never back."""
    order = list(FileState)
    if file.state in LIVE and order.index(FileState(file.state)) >= order.index(to):
        return
    before, file.state = file.state, to
    words, day = usual_step(to)
    file.next_step, file.next_on, file.why_ended = words, day, ""
    if file.owner is None or not hold(file.owner):
        team = staffed(Team(VOLUNTEER, file.territory_id))
        if team is None:
            return
        file.owner = next_owner(team)
    file.save(update_fields=["state", "next_step", "next_on", "why_ended", "owner"])
    tell_fact(file, "moved", before=str(before), after=str(to))
    settle_file(file)
