"""Who opens what of `partners`: the team of its territory; of its space, its own people."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.core.scans import Scan
from premierpas.organisations.models import Company
from premierpas.outreach.models import CompanyFile
from premierpas.partners import actions
from premierpas.partners.enums import SkillKind
from premierpas.partners.models import Member
from tests.factories import a_partner, a_partner_person, acting
from tests.roles import PARTNERS, POST, TEAM, TEAMS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

READS = TEAM | {"reader"}
ROWS: Table = {
    "partners:partners": TEAMS | {"reader"},
    "partners:export": TEAMS,
    "partners:new_partner": TEAMS,
    "partners:partner": READS,
    "partners:correct": TEAM,
    "partners:new_person": TEAM,
    "partners:invite": TEAM,
    "partners:new_agreement": TEAM,
    "partners:new_request": TEAM,
    "partners:new_document": TEAM,
    "partners:new_sheet": TEAM,
    "partners:person": TEAM,
    "partners:agreement": READS,
    "partners:request": TEAM,
    "partners:document": READS,
    "partners:change_document": (POST, TEAM),
    "partners:sheet": READS,
    "partners:grants": TEAMS | {"reader"},
    "partners:new_grant": TEAMS,
    "partners:grant": READS,
    "partners:doors": TEAMS | {"reader"},
    "partners:new_door": TEAMS,
    "partners:ask": TEAM,
    "partners:outcome": TEAM,
    "partners:new_skill": TEAMS,
    "partners:ask_hours": TEAM,
    "partners:hours": TEAM,
    "partners:space": PARTNERS,
    "partners:own_document": {"partner"},
    "partners:own_sheet": {"partner"},
    "partners:colleagues": PARTNERS,
    "partners:end_colleague": (POST, {"partner"}),
    "partners:own_door": PARTNERS,
    "partners:close_own_door": (POST, {"partner"}),
    "partners:own_skill": PARTNERS,
    "partners:close_own_skill": (POST, {"partner"}),
    "partners:answer": (POST, {"partner"}),
    "partners:answer_hours": (POST, {"partner"}),
}


def furnish(world: "World") -> None:
    """An association with everything, of which one person reads and one no longer does; and another one."""
    from tests.access import Person

    territory = Company.objects.get(pk=world.ids["company_id"]).territory
    partner, other = a_partner(territory), a_partner(territory, "Lycée des métiers", "higher_ed")
    people = {
        "partner": a_partner_person(partner), "other_partner": a_partner_person(other),
        "former_partner": a_partner_person(partner),
    }  # fmt: skip
    Member.objects.filter(pk=people["former_partner"].pk).update(until=clock.now())
    coordinator = world.people["coordinator"]
    assert coordinator is not None
    by = acting(coordinator.user)
    today, contact = clock.today(), people["partner"].contact
    agreement = actions.add_agreement(
        partner, by=by, title="Convention annuelle", sign_by=today + timedelta(days=20), starts_on=today
    )
    request = actions.ask_institution(partner, by=by, asked="Une salle", asked_on=today, due=today + timedelta(days=9))
    grant = actions.open_grant(
        partner, by=by, title="Cité éducative", call_closes_on=today + timedelta(days=30), first_day=today,
        last_day=today + timedelta(days=300), report_due=today + timedelta(days=330),
    )  # fmt: skip
    document = actions.add_document(partner, by=by, name="Charte", scan=Scan(b"%PDF", 1, "p"), shared=True)
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    sheet = actions.share_sheet(partner, by=by, first=month, last=month)
    door = actions.add_door(contact, by=by, opens="Les hôtels de La Défense")
    file = CompanyFile.objects.get(pk=world.ids["other_id"])
    introduction = actions.ask_introduction(door, by=by, file=file, words="Ils n’ont pas répondu.")
    skill = actions.add_skill(contact, by=by, kind=SkillKind.LEGAL, hours=10)
    hours = actions.ask_hours(skill, by=by, hours=2, purpose="Relire la charte")
    world.people.update({name: Person(row.user, f"partner:{row.pk}") for name, row in people.items()})
    world.ids.update({
        "partner_id": partner.pk, "partners:contact_id": contact.pk, "agreement_id": agreement.pk,
        "request_id": request.pk, "grant_id": grant.pk, "partners:document_id": document.pk, "sheet_id": sheet.pk,
        "door_id": door.pk, "introduction_id": introduction.pk, "skill_id": skill.pk, "hours_id": hours.pk,
        "member_id": people["partner"].pk,
    })  # fmt: skip
