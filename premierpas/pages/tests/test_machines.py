"""What machines read: every public address once, nothing of a room, and data that schema.org knows."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import resolve, reverse

from premierpas.occupations.sheets import sheets
from tests.access_table import allowed
from tests.factories import a_company, a_published_offer
from tests.roles import EVERYBODY

pytestmark = pytest.mark.django_db
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
KNOWN = {"Occupation", "NGO", "Organization", "Event", "WorkBasedProgram", "EducationalOccupationalCredential"}


def addresses(client: Client) -> list[str]:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return [each.text.split("/", 3)[3] for each in tree.iter(_LOC)]


def test_the_map_names_each_page_once_and_only_pages_that_a_visitor_opens(client: Client):
    listed = addresses(client)
    assert len(listed) == len(set(listed)) > len(sheets())
    public = {name for name, row in allowed().items() if row == EVERYBODY}
    names = {resolve(f"/{path}").view_name for path in listed}
    assert names <= public, names - public
    assert {client.get(f"/{path}").status_code for path in listed[:20]} == {200}


def test_rooms_are_closed_to_search_engines_and_say_so_themselves(client: Client):
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /moi/" in robots and "Sitemap: http" in robots
    assert '<meta name="robots" content="noindex">' in client.get(reverse("accounts:sign_in")).content.decode()
    home = client.get("/").content.decode()
    assert "noindex" not in home and 'property="og:title"' in home and 'rel="canonical"' in home


def test_what_schema_org_is_told_is_json_of_a_kind_it_knows_and_ends_no_script(client: Client):
    for address in ("/", reverse("occupations:sheet", args=[min(sheets())])):
        (said,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode()
        )
        data = json.loads(said)
        assert data["@context"] == "https://schema.org" and data["@type"] in KNOWN and data["name"]


def test_the_feed_of_internships_tells_what_a_visitor_finds_and_no_more(client: Client):
    open_to_all = a_published_offer(a_company())
    kept = a_published_offer(a_company())
    kept.audience = "schools"
    kept.save(update_fields=["audience"])
    feed = ElementTree.fromstring(client.get(reverse("pages:offers_feed")).content)
    titles = [each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles.count(open_to_all.title) == len(titles) - 1
