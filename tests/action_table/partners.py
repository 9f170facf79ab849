"""Who may do what with a partner: the team of its territory; in its space, its own people."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.core.scans import Scan
from premierpas.outreach.models import CompanyFile
from premierpas.partners import actions
from premierpas.partners.enums import Became, EntryKind, HoursState, IntroState, Outcome, PartnerKind, SkillKind
from premierpas.partners.models import (
    Agreement,
    Contact,
    Document,
    Door,
    Grant,
    Hours,
    Introduction,
    Member,
    Partner,
    Request,
    SharedSheet,
    Skill,
)
from tests.access import World
from tests.roles import TEAM, TEAMS

from . import Row

OWN = {"partner"}


def partner(world: World) -> Partner:
    return Partner.objects.get(pk=world.ids["partner_id"])


def contact(world: World) -> Contact:
    return Contact.objects.select_related("partner").get(pk=world.ids["partners:contact_id"])


def agreement(world: World) -> Agreement:
    return Agreement.objects.get(pk=world.ids["agreement_id"])


def grant(world: World) -> Grant:
    return Grant.objects.select_related("partner").get(pk=world.ids["grant_id"])


def door(world: World) -> Door:
    return Door.objects.get(pk=world.ids["door_id"])


def introduction(world: World) -> Introduction:
    return Introduction.objects.get(pk=world.ids["introduction_id"])


def opened(world: World) -> Introduction:
    """One that was said yes to."""
    Introduction.objects.filter(pk=world.ids["introduction_id"], state=IntroState.ASKED).update(state=IntroState.YES)
    return introduction(world)


def skill(world: World) -> Skill:
    return Skill.objects.get(pk=world.ids["skill_id"])


def hours(world: World) -> Hours:
    return Hours.objects.get(pk=world.ids["hours_id"])


def promised(world: World, *more: HoursState) -> Hours:
    """Hours that were said yes to, and went on."""
    for state in (HoursState.YES, *more):
        Hours.objects.filter(pk=world.ids["hours_id"]).update(state=state)
    return hours(world)


def member(world: World) -> Member:
    return Member.objects.get(pk=world.ids["member_id"])


def file(world: World) -> CompanyFile:
    return CompanyFile.objects.get(pk=world.ids["file_id"])


def days(count: int):
    return clock.today() + timedelta(days=count)


ROWS = {
    "partners.open_partner": Row(
        TEAMS, lambda world, by: actions.open_partner("Rectorat de Versailles", kind=PartnerKind.RECTORATE, by=by)
    ),
    "partners.correct_partner": Row(
        TEAM,
        lambda world, by: actions.correct_partner(
            partner(world), name="Zy’Va", kind=PartnerKind.ASSOCIATION, about="", city="Nanterre", owner=None, by=by
        ),
    ),
    "partners.note": Row(TEAM, lambda world, by: actions.note(partner(world), kind=EntryKind.CALL, said="Vu", by=by)),
    "partners.add_person": Row(
        TEAM, lambda world, by: actions.add_person(partner(world), name="Awa", email="awa@exemple.test", by=by)
    ),
    "partners.correct_person": Row(
        TEAM,
        lambda world, by: actions.correct_person(contact(world), name="Awa", email=contact(world).email, by=by),
    ),
    "partners.person_left": Row(TEAM, lambda world, by: actions.person_left(contact(world), by=by)),
    "partners.add_agreement": Row(
        TEAM,
        lambda world, by: actions.add_agreement(
            partner(world), title="Avenant", sign_by=days(5), starts_on=days(0), by=by
        ),
    ),
    "partners.sign_agreement": Row(
        TEAM,
        lambda world, by: actions.sign_agreement(
            agreement(world), signed_on=days(0), our_signatory="Awa", their_signatory="Léo", by=by
        ),
    ),
    "partners.end_agreement": Row(TEAM, lambda world, by: actions.end_agreement(agreement(world), by=by)),
    "partners.ask_institution": Row(
        TEAM,
        lambda world, by: actions.ask_institution(partner(world), asked="Un bus", asked_on=days(0), due=days(3), by=by),
    ),
    "partners.note_answer": Row(
        TEAM,
        lambda world, by: actions.note_answer(
            Request.objects.get(pk=world.ids["request_id"]), outcome=Outcome.YES, answer="", answered_on=days(0), by=by
        ),
    ),
    "partners.open_grant": Row(
        TEAM,
        lambda world, by: actions.open_grant(
            partner(world),
            title="Appel",
            call_closes_on=days(9),
            first_day=days(10),
            last_day=days(20),
            report_due=days(30),
            by=by,
        ),
    ),
    "partners.hand_in_grant": Row(TEAM, lambda world, by: actions.hand_in_grant(grant(world), asked=5000, by=by)),
    "partners.decide_grant": Row(TEAM, lambda world, by: actions.decide_grant(grant(world), granted=5000, by=by)),
    "partners.report_grant": Row(TEAM, lambda world, by: actions.report_grant(grant(world), by=by)),
    "partners.set_target": Row(
        TEAM, lambda world, by: actions.set_target(grant(world), indicator="seats", promised=40, by=by)
    ),
    "partners.drop_target": Row(TEAM, lambda world, by: actions.drop_target(grant(world), indicator="seats", by=by)),
    "partners.add_document": Row(
        TEAM, lambda world, by: actions.add_document(partner(world), name="Charte", scan=Scan(b"%PDF", 1, "q"), by=by)
    ),
    "partners.share_document": Row(
        TEAM,
        lambda world, by: actions.share_document(
            Document.objects.get(pk=world.ids["partners:document_id"]), shared=False, by=by
        ),
    ),
    "partners.drop_document": Row(
        TEAM,
        lambda world, by: actions.drop_document(Document.objects.get(pk=world.ids["partners:document_id"]), by=by),
    ),
    "partners.share_sheet": Row(
        TEAM, lambda world, by: actions.share_sheet(partner(world), first=days(0), last=days(0), by=by)
    ),
    "partners.unshare_sheet": Row(
        TEAM, lambda world, by: actions.unshare_sheet(SharedSheet.objects.get(pk=world.ids["sheet_id"]), by=by)
    ),
    "partners.invite_person": Row(
        TEAM | OWN,
        lambda world, by: actions.invite_person(
            partner(world), name="Awa", email="awa@exemple.test", address_confirmed=True, by=by
        ),
    ),
    "partners.accept_invitation": Row(set(), lambda world, by: actions.accept_invitation(member(world), by=by)),
    "partners.renew_invitation": Row(set(), lambda world, by: actions.renew_invitation(member(world), by=by)),
    "partners.end_member": Row(TEAM | OWN, lambda world, by: actions.end_member(member(world), by=by)),
    "partners.add_door": Row(
        TEAM | OWN, lambda world, by: actions.add_door(contact(world), opens="Les garages", by=by)
    ),
    "partners.close_door": Row(TEAM | OWN, lambda world, by: actions.close_door(door(world), by=by)),
    "partners.ask_introduction": Row(
        TEAM, lambda world, by: actions.ask_introduction(door(world), file=file(world), by=by)
    ),
    "partners.answer_introduction": Row(
        OWN, lambda world, by: actions.answer_introduction(introduction(world), yes=True, by=by)
    ),
    "partners.tell_outcome": Row(TEAM, lambda world, by: actions.tell_outcome(opened(world), became=Became.MET, by=by)),
    "partners.add_skill": Row(
        TEAM | OWN, lambda world, by: actions.add_skill(contact(world), kind=SkillKind.DESIGN, hours=3, by=by)
    ),
    "partners.close_skill": Row(TEAM | OWN, lambda world, by: actions.close_skill(skill(world), by=by)),
    "partners.ask_hours": Row(
        TEAM, lambda world, by: actions.ask_hours(skill(world), hours=1, purpose="Un logo", by=by)
    ),
    "partners.answer_hours": Row(OWN, lambda world, by: actions.answer_hours(hours(world), yes=True, by=by)),
    "partners.note_hours": Row(TEAM, lambda world, by: actions.note_hours(promised(world), given=2, by=by)),
    "partners.thank_for_hours": Row(
        TEAM, lambda world, by: actions.thank_for_hours(promised(world, HoursState.GIVEN), by=by)
    ),
}
