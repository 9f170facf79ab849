"""Until they are cleared, volunteers read of no pupil on any page that opens to them, whatever is linked to them."""

from typing import Any

import pytest

from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import Pupil, Volunteer
from premierpas.people.sight import link
from tests.access import World
from tests.asking import names_read
from tests.test_access_matrix import PAGES, address_of, client_of, is_stopped, viewer_as

pytestmark = pytest.mark.usefixtures("documents_set_once")


def names_in(answer: Any, pupils: list[Pupil]) -> list[str]:
    """The pupils that a page names."""
    if answer.status_code != 200 or answer.streaming:
        return []
    text = answer.content.decode(errors="replace")
    return [each.last_name for each in pupils if each.last_name in text]


def test_no_page_list_or_search_names_a_pupil_to_a_volunteer_who_is_not_cleared(world: World):
    pupils = list(Pupil.objects.all())
    assert pupils
    wrong = []
    for role in ("volunteer", "lead", "reader"):
        person = world.people[role]
        assert person is not None
        link(
            Holder.volunteer(Volunteer.objects.get(user=person.user)),
            [each.pk for each in pupils],
            purpose=LinkPurpose.TERRITORY,
        )
        browser, viewer = client_of(person), viewer_as(person)
        for route in (each for each in PAGES if not each.name.startswith("ui:")):  # whose samples bear such names
            address = address_of(route, world)
            if role not in route.roles and is_stopped(viewer, "get", address):
                continue
            with names_read() as names:
                wrong += [(role, address, name) for name in names_in(browser.get(address), pupils)]
            if "q" in names:
                asked = f"{address}?q={pupils[0].first_name}"
                wrong += [(role, asked, name) for name in names_in(browser.get(asked), pupils)]
    assert wrong == []
