"""Who may do what with a company's file: the team of its territory, and not whoever only reads."""

from datetime import timedelta

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.scans import Scan
from premierpas.offers.search.in_vain import InVain
from premierpas.organisations.company_lists import ListedCompany
from premierpas.organisations.models import Company
from premierpas.outreach import actions
from premierpas.outreach.actions.calling import AFTER, BEFORE, snapshot
from premierpas.outreach.actions.for_host import Answer, Turn
from premierpas.outreach.actions.interviewing import Said
from premierpas.outreach.enums import FileState, Kind, Result, SameAgain
from premierpas.outreach.lists.asking import Asked
from premierpas.outreach.models import CompanyFile, Contact, Entry, Interview, Merge, NetworkMembership, SavedView
from tests.access import World
from tests.factories import a_document
from tests.roles import LEAD, PUPILS, TEAM

from . import Row
from .applications import application
from .offers import offer


def file(world: World) -> CompanyFile:
    return CompanyFile.objects.get(pk=world.ids["file_id"])


def contact(world: World) -> Contact:
    return Contact.objects.select_related("file").get(pk=world.ids["outreach:contact_id"])


def entry(world: World, by) -> Entry:
    """A note of whoever acts."""
    return Entry.objects.create(file=file(world), kind=Kind.NOTE, said="…", by=by.user)


def other(world: World) -> CompanyFile:
    return CompanyFile.objects.get(pk=world.ids["other_id"])


def interview(world: World) -> Interview:
    return Interview.objects.get(pk=world.ids["interview_id"])


def call(world: World, by) -> Entry:
    """A call of whoever acts."""
    return Entry.objects.create(
        file=file(world), kind=Kind.CALL, result=Result.NO_ANSWER, by=by.user, data=_as_it_is(file(world))
    )


def _as_it_is(file: CompanyFile) -> dict:
    return {BEFORE: snapshot(file), AFTER: snapshot(file)}


def view(world: World) -> SavedView:
    """One that the coordinator keeps for the team; the answer to a stranger is the same as for one's own."""
    return SavedView.objects.get(pk=world.ids["view_id"])


def territory(world: World):
    return Company.objects.get(pk=world.ids["company_id"]).territory


def member(world: World) -> NetworkMembership:
    """The membership of the file in the network."""
    return NetworkMembership.objects.select_related("file").get(file=world.ids["file_id"])


def question(world: World):
    """What it is asked this year."""
    return member(world).questions.create(year=clock.today().year)


def a_paper_of(digest: str) -> Scan:
    return Scan(b"%PDF", 1, digest)


ROWS = {
    "outreach.open_file": Row(
        TEAM, lambda world, by: actions.open_file("Serrurerie du Pont", territory=territory(world), by=by)
    ),
    "outreach.correct_file": Row(
        TEAM, lambda world, by: actions.correct_file(file(world), version=1, city="Nanterre", by=by)
    ),
    "outreach.move_file": Row(
        TEAM, lambda world, by: actions.move_file(file(world), FileState.DORMANT, why="En travaux", by=by)
    ),
    "outreach.plan_step": Row(
        TEAM,
        lambda world, by: actions.plan_step(
            file(world), next_step="Rappeler", next_on=clock.today() + timedelta(days=3), by=by
        ),
    ),
    "outreach.share_file": Row(
        TEAM,
        lambda world, by: actions.share_file(
            file(world),
            presence=Presence.objects.get(pk=file(world).owner_id),
            until=clock.now() + timedelta(days=3),
            by=by,
        ),
    ),  # fmt: skip
    "outreach.note": Row(TEAM, lambda world, by: actions.note(file(world), kind=Kind.NOTE, said="Vu", by=by)),
    "outreach.correct_note": Row(TEAM, lambda world, by: actions.correct_note(entry(world, by), said="Vu", by=by)),
    "outreach.take_back": Row(TEAM, lambda world, by: actions.take_back(call(world, by), by=by)),
    "outreach.correct_call": Row(
        TEAM, lambda world, by: actions.correct_call(call(world, by), result=Result.MESSAGE_LEFT, said="Vu", by=by)
    ),
    "outreach.merge_files": Row(
        LEAD,
        lambda world, by: actions.merge_files(file(world), gone=other(world), answers={"name": "kept"}, by=by),
    ),
    "outreach.undo_merge": Row(
        LEAD, lambda world, by: actions.undo_merge(Merge.objects.get(pk=world.ids["merge_id"]), by=by)
    ),
    "outreach.keep_interview": Row(
        TEAM, lambda world, by: actions.keep_interview(file(world), said=Said({"title": "Au garage"}), by=by)
    ),
    "outreach.draft_offer": Row(TEAM, lambda world, by: actions.draft_offer(interview(world), by=by)),
    "outreach.open_listed": Row(
        TEAM,
        lambda world, by: actions.open_listed(
            [ListedCompany(2, "", {"name": "Serrurerie du Pont"})], territory=territory(world), by=by
        ),
    ),
    "outreach.tag_file": Row(TEAM, lambda world, by: actions.tag_file(file(world), label="Forum", by=by)),
    "outreach.untag_file": Row(TEAM, lambda world, by: actions.untag_file(file(world), label="Forum", by=by)),
    "outreach.keep_view": Row(
        TEAM,
        lambda world, by: actions.keep_view(
            territory(world), label="À voir", asked=Asked(etat="lead"), for_team=False, by=by
        ),
    ),
    "outreach.drop_view": Row({"coordinator"}, lambda world, by: actions.drop_view(view(world), by=by)),
    "outreach.add_document": Row(
        TEAM, lambda world, by: actions.add_document(file(world), name="Charte", scan=Scan(b"%PDF", 1, "ab"), by=by)
    ),
    "outreach.drop_document": Row(
        TEAM, lambda world, by: actions.drop_document(a_document(file(world), "Brouillon"), by=by)
    ),
    "outreach.answer_for_host": Row(
        {"coordinator"},
        lambda world, by: actions.answer_for_host(
            file(world), application=application(world), answer=Answer.LATER, by=by
        ),
    ),
    "outreach.turn_offer_for_host": Row(
        {"coordinator"},
        lambda world, by: actions.turn_offer_for_host(file(world), offer=offer(world), turn=Turn.PAUSE, by=by),
    ),
    "outreach.correct_offer_for_host": Row(
        {"coordinator"},
        lambda world, by: actions.correct_offer_for_host(
            file(world), offer=offer(world), version="", title="Menuiserie", summary="…", by=by
        ),
    ),
    "outreach.add_site_for_host": Row(
        {"coordinator"},
        lambda world, by: actions.add_site_for_host(
            file(world), name="Atelier", street="3, rue des Lilas", postal_code="92000", by=by
        ),
    ),
    "outreach.add_contact": Row(
        TEAM, lambda world, by: actions.add_contact(file(world), name="Awa", email="awa@exemple.test", by=by)
    ),
    "outreach.correct_contact": Row(
        TEAM, lambda world, by: actions.correct_contact(contact(world), name="Awa", email="awa@exemple.test", by=by)
    ),
    "outreach.call_first": Row(TEAM, lambda world, by: actions.call_first(contact(world), by=by)),
    "outreach.no_more_mail": Row(TEAM, lambda world, by: actions.no_more_mail(contact(world), by=by)),
    "outreach.contact_left": Row(TEAM, lambda world, by: actions.contact_left(contact(world), by=by)),
    "outreach.show_draft": Row(TEAM, lambda world, by: actions.show_draft(interview(world), by=by)),
    "outreach.confirm_draft": Row(set(), lambda world, by: actions.confirm_draft(interview(world), by=by)),
    "outreach.join_network": Row(
        TEAM,
        lambda world, by: actions.join_network(file(world), since=clock.today(), signed_by="Awa Diallo", by=by),
    ),
    "outreach.keep_charter": Row(
        TEAM, lambda world, by: actions.keep_charter(member(world), charter=a_paper_of("charter"), by=by)
    ),
    "outreach.commit_seats": Row(
        TEAM, lambda world, by: actions.commit_seats(member(world), year=clock.today().year, seats=3, by=by)
    ),
    "outreach.show_member": Row(TEAM, lambda world, by: actions.show_member(member(world), said_by="Awa", by=by)),
    "outreach.leave_network": Row(TEAM, lambda world, by: actions.leave_network(member(world), why="Ferme", by=by)),
    "outreach.ask_same_again": Row(TEAM, lambda world, by: actions.ask_same_again(member(world), by=by)),
    "outreach.ask_by_phone": Row(set(), lambda world, by: actions.ask_by_phone(member(world), by=by)),
    "outreach.note_same_again": Row(
        TEAM,
        lambda world, by: actions.note_same_again(member(world), answer=SameAgain.NOT_NOW, said_by="Awa", by=by),
    ),
    "outreach.answer_same_again": Row(
        set(), lambda world, by: actions.answer_same_again(question(world), answer=SameAgain.NOT_NOW, by=by)
    ),
    "outreach.count_in_vain": Row(
        PUPILS,
        lambda world, by: actions.count_in_vain(InVain(territory(world).pk, "92050", "wood", None, False), by=by),
    ),
    "outreach.nudge_host": Row(set(), lambda world, by: actions.nudge_host(offer(world), pupils=3, by=by)),
}
