"""Who opens what of `organisations`."""

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, OpeningRight, Territory, TerritoryDraft
from tests.roles import COMPANIES, COORDINATORS, EVERYBODY, HEADS, OWN_CLASS

from . import Table

ROWS: Table = {
    "organisations:company_signup": EVERYBODY,
    "organisations:team": COMPANIES,
    "organisations:own_company": COMPANIES,
    "organisations:site": {"company"},
    "organisations:staff": HEADS,
    "organisations:school_settings": HEADS,
    "organisations:class_weeks": OWN_CLASS,
    "organisations:directory": COORDINATORS,
    "organisations:company": {"coordinator"},
    "organisations:add_school": COORDINATORS,
    "organisations:school": {"coordinator"},
    "organisations:begin_territory": {"coordinator"},  # with that right
    "organisations:new_territory": {"coordinator"},  # with that right
    "organisations:opened_territory": {"coordinator"},  # with that right
    "organisations:territory": COORDINATORS,
}


def furnish(world) -> None:
    """The coordinator may open territories, and has just opened one."""
    coordinator = world.people["coordinator"].user
    OpeningRight.objects.create(membership=Membership.objects.get(user=coordinator, role=Role.COORDINATOR))
    new = Territory.objects.create(name="Tout neuf", slug="tout-neuf")
    draft = TerritoryDraft.objects.create(by=coordinator, territory=new, opened_at=clock.now())
    world.ids["organisations:draft_id"] = draft.pk
