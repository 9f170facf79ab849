"""The four lists of the search are one tap from each other, for a pupil and for a visitor on a phone."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.organisations.enums import Role
from premierpas.portal.search_tabs import TABS
from tests.clients import signed_in, signed_in_as
from tests.factories import a_member, a_pupil, a_school

pytestmark = pytest.mark.django_db
LISTS = [reverse(route) for _label, route in TABS]
SHEET = reverse("occupations:sheet", args=["plomberie"])


def tabs_of(client: Client, path: str) -> tuple[list[str], list[str]]:
    """Where the tabs of a page lead, and which of them are this page."""
    html = client.get(path).content.decode()
    row = re.search(r'<nav class="tabs" aria-label="Chercher">(.*?)</nav>', html, re.DOTALL)
    links = re.findall(r'<a href="([^"]+)"( aria-current="page")?>', row[1]) if row else []
    return [url for url, _here in links], [url for url, here in links if here]


def test_each_list_shows_all_four_and_says_which_one_it_is():
    for client in (signed_in(a_pupil().user), Client()):
        assert {path: tabs_of(client, path) for path in LISTS} == {path: (LISTS, [path]) for path in LISTS}
        assert tabs_of(client, SHEET) == ([], []), "a page behind a list has its own way back"
    teacher = signed_in_as(a_member(Role.HEAD_TEACHER, a_school()))
    assert tabs_of(teacher, LISTS[1]) == ([], [])


def test_the_search_of_places_names_its_feed():
    feed = f'type="application/atom+xml" href="{reverse("pages:offers_feed")}"'
    assert [feed in Client().get(path).content.decode() for path in LISTS] == [True, False, False, False]


def test_a_pupil_is_under_search_in_all_of_them():
    client = signed_in(a_pupil().user)
    for path in (*LISTS, SHEET):
        nav = re.search(r'<nav class="nav.*?</nav>', client.get(path).content.decode(), re.DOTALL)
        assert nav is not None
        here = re.findall(r'href="([^"]+)"\s+aria-current="page"', nav[0])
        assert here == [reverse("offers:search")], path
