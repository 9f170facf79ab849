"""Whatever messages are about has a name, a page for the coordinator, and somebody who mends its addresses."""

import pytest

from premierpas.core.outbox.about import named, things
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Invitation, Membership
from premierpas.placements.models import Agreement
from tests.access import World
from tests.clients import signed_in_as

pytestmark = pytest.mark.usefixtures("documents_set_once")


def subjects(world: World) -> dict[str, int]:
    ids, coordinator = world.ids, the_coordinator(world)
    return {
        "application": ids["applications:pk"],
        "campaign": ids["campaigns:campaign_id"],
        "classroom": ids["classroom_id"],
        "company": ids["company_id"],
        "company_file": ids["file_id"],
        "event": ids["events:event_id"],
        "incident": ids["incident_id"],
        "invitation": Invitation.objects.get().pk,
        "offer": ids["offer_id"],
        "partner": ids["partner_id"],
        "placement": Agreement.objects.get(pk=ids["placements:pk"]).placement_id,
        "pupil": ids["pupil_id"],
        "school": ids["school_id"],
        "territory": coordinator.territory_id or 0,
        "volunteer": ids["volunteers:volunteer_id"],
    }


def the_coordinator(world: World) -> Membership:
    person = world.people["coordinator"]
    assert person is not None
    return Membership.objects.get(user=person.user, role=Role.COORDINATOR)


def test_every_kind_of_thing_has_a_name_a_page_and_a_mender(world: World):
    known = subjects(world)
    assert set(known) == set(things.names())
    coordinator, wrong = signed_in_as(the_coordinator(world)), []
    for about in (f"{kind}:{pk}" for kind, pk in known.items()):
        (thing,) = named([about]).values()
        if not (thing.title and thing.mender.endswith(".")) or coordinator.get(thing.url).status_code != 200:
            wrong.append(about)
    assert wrong == []


@pytest.mark.django_db
def test_a_thing_that_is_gone_has_no_name():
    assert named(["company:999999", "", "unknown:1"]) == {}
