"""Who opens what of `volunteers`: the volunteer of the table leaves in spring, and is also whom the pages are about."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.people.models import Volunteer
from premierpas.volunteers import actions
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.models import Coordination
from tests.factories import a_volunteer, acting
from tests.roles import EVERYBODY, LEAD, LEADS, TEAMS, VOLUNTEERS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "volunteers:apply": EVERYBODY,
    "volunteers:applied": EVERYBODY,
    "volunteers:candidates": LEADS,
    "volunteers:candidate": LEAD,
    "volunteers:volunteers": LEADS,
    "volunteers:volunteer": LEAD | {"volunteer"},  # their own page
    "volunteers:team": TEAMS | {"reader"},
    "volunteers:mine": VOLUNTEERS | {"reader"},
    "volunteers:availability": VOLUNTEERS | {"reader"},
    "volunteers:hours": VOLUNTEERS | {"reader"},
    "volunteers:certificate": VOLUNTEERS | {"reader"},
    "volunteers:charter": VOLUNTEERS | {"reader"},
    "volunteers:training": VOLUNTEERS | {"reader"},
    "volunteers:references": {"coordinator", "volunteer"},  # their own names, without what was said
    "volunteers:reference": {"coordinator"},
    "volunteers:change": LEAD,
    "volunteers:coordination": {"coordinator"},
    "volunteers:coordination_letter": {"coordinator"},
    "volunteers:handovers": LEADS,
    "volunteers:proposals": TEAMS,
    "volunteers:handover": LEAD | {"volunteer"},
    "volunteers:letter": LEAD | {"volunteer"},
    "volunteers:letter_pdf": LEAD | {"volunteer"},
}


def furnish(world: "World") -> None:
    """A candidate, a lead, and a volunteer who leaves in spring."""
    from tests.access import Person

    volunteer = world.people["volunteer"]
    assert volunteer is not None
    row = Volunteer.objects.get(user=volunteer.user)
    territory = Territory.objects.get(pk=row.territory_id)
    lead = a_volunteer(territory, role="lead")
    world.people["lead"] = Person(lead.user, f"volunteer:{lead.pk}")
    candidacy = actions.apply_as_volunteer(
        territory, by=Actor.visitor(name="Inès Faure"), email="ines@exemple.test", motive="Aider", availability="Lundi"
    )
    assert candidacy is not None
    said = actions.say_intention(row, by=acting(row), answer=Intent.LEAVES, last_day=clock.today() + timedelta(days=30))
    member = territory.memberships.get(role=Role.COORDINATOR, until=None)
    Coordination.objects.create(
        membership=member,
        year=clock.today().year - 1,
        answer=Intent.UNTIL,
        last_day=clock.today(),
        ended_at=clock.now(),
    )
    reference = actions.name_reference(
        row, by=acting(row), name="Maud Petit", function="Voisine", reach="06 12 00 00 01"
    )
    world.ids.update(
        {
            "volunteers:reference_id": reference.pk,
            "volunteers:volunteer_id": row.pk,
            "volunteers:handover_id": said.volunteer.handovers.get().pk,
            "volunteers:membership_id": member.pk,
            "volunteers:candidate_id": candidacy.volunteer_id,
        }
    )
