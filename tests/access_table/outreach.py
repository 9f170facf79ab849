"""Who opens what of `outreach`."""

from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.outreach.models import CompanyFile, NetworkMembership
from tests.roles import EVERYBODY, LEAD, POST, TEAM, TEAMS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "outreach:companies": TEAMS | {"reader"},
    "outreach:calls": TEAMS,
    "outreach:log_call": (POST, TEAM),
    "outreach:correct_call": {"coordinator"},  # their own call
    "outreach:pick_merge": LEAD,
    "outreach:merge": LEAD,
    "outreach:undo_merge": (POST, LEAD),
    "outreach:interview": TEAM,
    "outreach:drafted": TEAM | {"reader"},
    "outreach:agreement": TEAM | {"reader"},
    "outreach:leads": TEAMS,
    "outreach:new_file": TEAMS,
    "outreach:file": TEAM | {"reader"},
    "outreach:correct": TEAM,
    "outreach:move": TEAM,
    "outreach:add_contact": TEAM,
    "outreach:bulk": (POST, TEAMS),
    "outreach:export": TEAMS,
    "outreach:keep_view": TEAMS,
    "outreach:drop_view": (POST, {"coordinator"}),  # the coordinator's own
    "outreach:tags": TEAM,
    "outreach:add_document": TEAM,
    "outreach:document": TEAM | {"reader"},
    "outreach:drop_document": (POST, TEAM),
    "outreach:answer_for_host": {"coordinator"},  # a volunteer knows of no application
    "outreach:offer_for_host": {"coordinator"},
    "outreach:add_site": {"coordinator"},
    "outreach:contact": TEAM,
    "outreach:show_draft": (POST, TEAM),
    "outreach:public_network": EVERYBODY,
    "outreach:network": TEAMS | {"reader"},
    "outreach:member": TEAM | {"reader"},
    "outreach:join": TEAM,
    "outreach:commit": TEAM,
    "outreach:charter": TEAM,
    "outreach:member_public": TEAM,
    "outreach:leave_network": TEAM,
    "outreach:ask_same_again": (POST, TEAM),
    "outreach:note_same_again": TEAM,
    "outreach:targets": TEAMS | {"reader"},
    "outreach:call_targets": (POST, TEAMS),
}


def furnish(world: "World") -> None:
    """The company of the file is of the network."""
    file = CompanyFile.objects.get(pk=world.ids["file_id"])
    member = NetworkMembership.objects.create(file=file, since=clock.today(), signed_by="Awa Diallo")
    member.commitments.create(year=clock.today().year - 1, seats=2)
