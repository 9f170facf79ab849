"""Every screen that stands for itself is reached by links from the home of somebody who may see it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.access import World
from tests.access_table import allowed
from tests.clients import signed_in
from tests.test_access_matrix import routes

pytestmark = pytest.mark.usefixtures("documents_set_once")
ROLES = (
    "nobody", "pupil", "teacher", "head", "office", "company", "coordinator", "lead", "mentor", "partner",
)  # fmt: skip
LINK = re.compile(r'(?:href|action|src)="([^"#]*)')
# A screen → why nobody comes to it by a link.
NOT_BY_LINK = {
    **dict.fromkeys(("core:live", "core:ready", "core:metrics"), "asked by the host's monitoring"),
    **dict.fromkeys(("pages:robots", "pages:site_map", "pages:offers_feed"), "asked by search engines and readers"),
    **dict.fromkeys(
        ("workshop:service_worker", "workshop:offline", "entrance:ticket_worker", "entrance:door_worker", "entrance:shell"),
        "fetched by a script, so that the page works offline",
    ),
    **dict.fromkeys(
        (
            "account_login", "account_request_login_code", "account_confirm_login_code", "account_signup",
            "account_reauthenticate", "mfa_authenticate",
            "mfa_reauthenticate",
        ),
        "a step of signing in, where the library leads by itself",
    ),
    **dict.fromkeys(("mfa_generate_recovery_codes", "mfa_download_recovery_codes"), "by whoever has a second factor"),
    **dict.fromkeys(
        (
            "afterwards:own_review_file", "afterwards:tales", "afterwards:alumni", "insights:dossier",
            "occupations:onisep_csv", "placements:certificate", "placements:logo", "preparation:own_certificate",
            "volunteers:certificate", "week:speaking_file", "week:whole_diary", "placements:export",
            "events:invite_here", "interests:tracks", "interests:by_doing",
        ),
        "linked once there is something to read or to keep",
    ),
    **dict.fromkeys(("messaging:reported", "volunteers:applied"), "where an act ends"),
    "placements:register": "linked from the home of a pupil who has no place",
    "youth_work:home": "the home of youth workers, who aren't among these roles",
    "ui:living_page": "the components, shown to developers",
    "demo:people": "open in a demo only, whose banner leads there",
    "placements:verify": "its address is printed on agreements",
}  # fmt: skip


class Walk:
    """Everybody follows links from home, each kind of page once; a file counts as reached and isn't opened.

    What hangs on a home is looked at by each; a page further in by whoever comes there first.
    """

    def __init__(self) -> None:
        self.reached: set[str] = set()

    def by(self, client: Client) -> None:
        seen, todo = set(), [("/", 0)]
        while todo:
            address, depth = todo.pop(0)
            for link in self._links(client, address):
                name = _route(link)
                if name and name not in seen and (depth == 0 or name not in self.reached):
                    seen.add(name)
                    if _is_page(link, name):
                        todo.append((link, depth + 1))
            self.reached |= seen

    def _links(self, client: Client, address: str) -> list[str]:
        answer = client.get(address, follow=True)
        self.reached |= {_route(place) for place, _status in answer.redirect_chain}
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            return []
        return [unescape(link) for link in LINK.findall(answer.content.decode()) if link.startswith("/")]


def _is_page(address: str, name: str) -> bool:
    return "." not in address.split("?")[0].rsplit("/", 1)[-1] and not isinstance(ALLOWED.get(name), tuple)


ALLOWED = allowed()


def _route(address: str) -> str:
    try:
        return resolve(address.split("?")[0]).view_name
    except Resolver404:
        return ""


def test_every_screen_without_parameters_is_reached_by_links_from_a_home(world: World) -> None:
    wanted = {
        route.name
        for route in routes()
        if not route.parameters and route.name in ALLOWED and not isinstance(ALLOWED[route.name], tuple)
    }
    walk = Walk()
    for role in ROLES:
        person = world.people[role]
        walk.by(signed_in(person.user, person.capacity) if person else Client())
    lost = wanted - walk.reached - NOT_BY_LINK.keys()
    assert not lost, f"no link leads to: {', '.join(sorted(lost))}"
    assert sorted(NOT_BY_LINK.keys() - wanted) == []
