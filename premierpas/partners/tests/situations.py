"""Partners as they are: with a team that follows them, people, a door, hours."""

from dataclasses import dataclass
from datetime import timedelta

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import CompanyFile
from premierpas.partners import actions
from premierpas.partners.enums import PartnerKind, SkillKind
from premierpas.partners.models import Agreement, Contact, Door, Grant, Hours, Introduction, Partner, Request
from tests.factories import a_member, a_territory, a_user, a_volunteer, acting


@dataclass
class Around:
    """A territory with its team, and a partner that a volunteer follows."""

    territory: Territory
    coordinator: Actor
    volunteer: Actor
    partner: Partner
    contact: Contact

    def agreement(self, **fields: object) -> Agreement:
        given = {"title": "Convention annuelle", "sign_by": in_days(20), "starts_on": clock.today()} | fields
        return actions.add_agreement(self.partner, by=self.volunteer, **given)

    def request(self) -> Request:
        return actions.ask_institution(
            self.partner, by=self.volunteer, asked="Une salle", asked_on=clock.today(), due=in_days(9)
        )

    def grant(self, **fields: object) -> Grant:
        given = {
            "title": "Cité éducative", "call_closes_on": in_days(10), "first_day": clock.today(),
            "last_day": in_days(200), "report_due": in_days(230),
        } | fields  # fmt: skip
        return actions.open_grant(self.partner, by=self.volunteer, **given)

    def file(self, name: str = "Transports Lecomte") -> CompanyFile:
        return open_file(name, by=self.volunteer, territory=self.territory)

    def door(self) -> Door:
        return actions.add_door(self.contact, by=self.volunteer, opens="Les hôtels de La Défense")

    def introduction(self) -> Introduction:
        return actions.ask_introduction(self.door(), by=self.volunteer, file=self.file(), words="Ils ne répondent pas.")

    def hours(self) -> Hours:
        skill = actions.add_skill(self.contact, by=self.volunteer, kind=SkillKind.LEGAL, hours=10)
        return actions.ask_hours(skill, by=self.volunteer, hours=4, purpose="Relire la charte")


def in_days(count: int):
    return clock.today() + timedelta(days=count)


def around(territory: Territory | None = None, kind: PartnerKind = PartnerKind.SPONSOR) -> Around:
    """Everything, and nothing asked yet."""
    territory = territory or a_territory()
    coordinator = territory.memberships.filter(role=Role.COORDINATOR).first() or a_member(Role.COORDINATOR, territory)
    volunteer = acting(a_volunteer(territory, user=a_user("Hugo Petitjean")))
    partner = actions.open_partner("Fondation du Pont", by=volunteer, kind=kind)
    contact = actions.add_person(
        partner, by=volunteer, name="Claire Aubert", function="déléguée", email="claire@fondation.example"
    )
    return Around(territory, acting(coordinator), volunteer, partner, contact)
