"""Who may write about schools, companies, territories and who belongs to them."""

from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek
from premierpas.organisations.actions import companies, joining, members, opening, own_company, schools, territories
from premierpas.organisations.enums import Role
from premierpas.organisations.models import (
    Classroom,
    ClassroomTeacher,
    Company,
    InternshipPeriod,
    Invitation,
    Membership,
    School,
    Site,
    Territory,
    TerritoryDraft,
    Tutor,
)
from tests.access import World
from tests.roles import EVERYBODY

from . import Row


def school(world: World) -> School:
    return School.objects.get(pk=world.ids["school_id"])


def company(world: World) -> Company:
    return Company.objects.get(pk=world.ids["company_id"])


def classroom(world: World) -> Classroom:
    return Classroom.objects.get(pk=world.ids["classroom_id"])


def territory(world: World) -> Territory:
    return school(world).territory


def teacher(world: World) -> Membership:
    return ClassroomTeacher.objects.filter(classroom=classroom(world), is_referent=True).get().membership


def colleague(world: World) -> Membership:
    return company(world).memberships.filter(until=None).earliest("pk")


def draft(world: World) -> TerritoryDraft:
    """The one that the coordinator has opened."""
    return TerritoryDraft.objects.get(pk=world.ids["organisations:draft_id"])


def coordinator(world: World) -> Membership:
    return territory(world).memberships.get(role=Role.COORDINATOR, until=None)


def week() -> SchoolWeek:
    period = InternshipPeriod.objects.latest("pk")
    return next(SchoolWeek.between(period.first_day, period.last_day))


def a_period_of(room: Classroom) -> InternshipPeriod:
    return InternshipPeriod.objects.create(
        school=room.school, classroom=room, level=room.level, first_day=week().first_day, last_day=week().last_day
    )


SIGN_UP = companies.SignUp(
    siret="55210055400013", company_name="Atelier", kind="sme", naf="", street="", postal_code="92000", insee="92050",
    name="Ada", function="gérante", email="ada@atelier.test", phone="",
)  # fmt: skip
HEADS_HERE = {"head"}


def site(world: World) -> Site:
    return company(world).sites.get(pk=world.ids["site_id"])


def tutor(world: World) -> Tutor:
    values = {"name": "Ada", "function": "chef", "contact": "ada@exemple.test"}
    return Tutor.objects.get_or_create(company=company(world), until=None, defaults=values)[0]


def renamed(world: World) -> Company:
    found = company(world)
    Company.objects.filter(pk=found.pk).update(wanted_name="Autre", name_asked_at=clock.now())
    return found


PLACE = {"name": "Atelier", "street": "1 rue Neuve", "postal_code": "92000", "insee": "92050"}
ROWS = {
    "organisations.change_company": Row(
        {"company"},
        lambda world, by: own_company.change_company(company(world), name="Autre", phone="", email="", by=by),
    ),
    "organisations.accept_name": Row({"coordinator"}, lambda world, by: own_company.accept_name(renamed(world), by=by)),
    "organisations.refuse_name": Row(
        {"coordinator"}, lambda world, by: own_company.refuse_name(renamed(world), reason="Non", by=by)
    ),
    "organisations.change_site": Row(
        {"company"}, lambda world, by: own_company.change_site(site(world), **PLACE, by=by)
    ),
    "organisations.remove_site": Row({"company"}, lambda world, by: own_company.remove_site(site(world), by=by)),
    "organisations.name_tutor": Row(
        {"company"},
        lambda world, by: own_company.name_tutor(company(world), name="Ada", function="", contact="", by=by),
    ),
    "organisations.remove_tutor": Row({"company"}, lambda world, by: own_company.remove_tutor(tutor(world), by=by)),
    "organisations.invite": Row(
        {"head"},
        lambda world, by: members.invite(
            by=by, role=Role.TEACHER, name="Luc", email="luc@exemple.test", school=school(world)
        ),
    ),
    "organisations.remind_invitation": Row(
        {"head"}, lambda world, by: members.remind_invitation(Invitation.objects.get(email="ada@exemple.test"), by=by)
    ),
    "organisations.renew_invitation": Row(
        set(), lambda world, by: members.renew_invitation(Invitation.objects.get(email="ada@exemple.test"), by=by)
    ),
    "organisations.accept_invitation": Row(
        set(), lambda world, by: joining.accept_invitation(Invitation.objects.get(email="ada@exemple.test"), by=by)
    ),
    "organisations.claim_invitation": Row(
        set(), lambda world, by: joining.claim_invitation(Invitation.objects.get(email="ada@exemple.test"), by=by)
    ),
    "organisations.confirm_newcomer": Row(
        {"head"}, lambda world, by: joining.confirm_newcomer(Invitation.objects.get(email="ada@exemple.test"), by=by)
    ),
    "organisations.withdraw_invitation": Row(
        {"head"}, lambda world, by: members.withdraw_invitation(Invitation.objects.get(email="ada@exemple.test"), by=by)
    ),
    "organisations.end_membership": Row(
        {"head", "teacher"}, lambda world, by: members.end_membership(teacher(world), by=by)
    ),
    "organisations.set_may_sign": Row(
        {"company"}, lambda world, by: members.set_may_sign(colleague(world), may_sign=True, by=by)
    ),
    "organisations.assign_teacher": Row(
        {"head"}, lambda world, by: members.assign_teacher(classroom(world), teacher(world), by=by)
    ),
    "organisations.unassign_teacher": Row(
        {"head"}, lambda world, by: members.unassign_teacher(classroom(world), teacher(world), by=by)
    ),
    "organisations.join_school": Row(
        {"coordinator"}, lambda world, by: schools.join_school("0921394R", territory=territory(world), by=by)
    ),
    "organisations.set_period": Row(
        {"head"},
        lambda world, by: schools.set_period(
            school(world), level="3e", first_day=week().first_day, last_day=week().last_day, by=by
        ),
    ),
    "organisations.add_weeks": Row(
        {"teacher", "head"},
        lambda world, by: schools.add_weeks(
            school(world), level="3e", weeks=[week()], classroom=classroom(world), by=by
        ),
    ),
    "organisations.remove_period": Row(
        {"teacher", "head"}, lambda world, by: schools.remove_period(a_period_of(classroom(world)), by=by)
    ),
    "organisations.set_school_contact": Row(
        {"head"}, lambda world, by: schools.set_school_contact(school(world), street="", phone="", email="", by=by)
    ),
    "organisations.set_territory": Row(
        {"coordinator"},
        lambda world, by: schools.set_territory(territory(world), live_applications=8, phone="", email="", guardians_read_messages=False, by=by),
    ),
    "organisations.enter_holidays": Row(
        {"coordinator"},
        lambda world, by: schools.enter_holidays(
            territory(world), name="Carnaval", first_day=week().first_day, last_day=week().last_day, by=by
        ),
    ),
    "organisations.remove_holidays": Row(
        {"coordinator"}, lambda world, by: schools.remove_holidays(territory(world), None, by=by)
    ),
    "organisations.keep_answers": Row(
        {"coordinator"}, lambda world, by: opening.keep_answers(name="Rives de Seine", by=by)
    ),
    "organisations.drop_draft": Row({"coordinator"}, lambda world, by: opening.drop_draft(draft(world), by=by)),
    "organisations.open_territory": Row(
        {"coordinator"}, lambda world, by: opening.open_territory(draft(world), by=by)
    ),
    "organisations.undo_opening": Row({"coordinator"}, lambda world, by: opening.undo_opening(draft(world), by=by)),
    "organisations.grant_opening": Row(
        {"coordinator"}, lambda world, by: opening.grant_opening(coordinator(world), by=by)
    ),
    "organisations.end_opening": Row(
        {"coordinator"}, lambda world, by: opening.end_opening(coordinator(world), by=by)
    ),
    "organisations.set_up_territory": Row(
        set(), lambda world, by: territories.set_up_territory("Ailleurs", communes=[], by=by)
    ),
    "organisations.sign_up_company": Row(EVERYBODY, lambda world, by: companies.sign_up_company(SIGN_UP, by=by)),
    "organisations.verify_company": Row(
        {"coordinator"},
        lambda world, by: companies.verify_company(
            company(world), by=by, person=colleague(world), contact="0140000000", found_at="annuaire"
        ),
    ),
    "organisations.refuse_company": Row(
        {"coordinator"}, lambda world, by: companies.refuse_company(company(world), by=by, reason="Signalement")
    ),
    "organisations.add_site": Row(
        {"company", "coordinator"},
        lambda world, by: companies.add_site(
            company(world), by=by, name="Annexe", street="1, rue Neuve", postal_code="92000", insee="92050"
        ),
    ),
}  # fmt: skip
