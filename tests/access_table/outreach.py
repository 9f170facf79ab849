"""Who opens what of `outreach`."""

from tests.roles import LEAD, POST, TEAM, TEAMS

from . import Table

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
}
