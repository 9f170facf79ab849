"""What machines read: every public address once, nothing of a room, and data that schema.org knows."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import resolve, reverse

from premierpas.careers.models import CompanyPage
from premierpas.careers.notices import public_address
from premierpas.careers.paths import all_paths
from premierpas.core import clock
from premierpas.occupations.sheets import sheets
from tests.access_table import allowed
from tests.factories import a_company, a_published_offer, an_event
from tests.roles import EVERYBODY

pytestmark = pytest.mark.django_db
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
# What schema.org (29.0) knows of each kind that we name: its properties, and what each may hold.
KNOWN: dict[str, dict[str, set[str]]] = {
    "Occupation": {
        "name": {"Text"}, "description": {"Text"}, "responsibilities": {"Text"},
        "educationRequirements": {"EducationalOccupationalCredential", "Text"},
    },
    "EducationalOccupationalCredential": {"name": {"Text"}},
    "Organization": {"name": {"Text"}, "description": {"Text"}, "address": {"PostalAddress", "Text"}},
    "NGO": {
        "name": {"Text"}, "url": {"URL"}, "address": {"PostalAddress", "Text"}, "email": {"Text"},
        "telephone": {"Text"},
    },
    "PostalAddress": {"postalCode": {"Text"}, "addressLocality": {"Text"}},
    "LearningResource": {"name": {"Text"}, "description": {"Text"}, "inLanguage": {"Text"}},
    "WorkBasedProgram": {
        "name": {"Text"}, "description": {"Text"}, "url": {"URL"}, "occupationalCategory": {"Text"},
        "provider": {"Organization"}, "startDate": {"Date"}, "endDate": {"Date"},
    },
    "Event": {
        "name": {"Text"}, "description": {"Text"}, "startDate": {"DateTime"}, "endDate": {"DateTime"},
        "eventStatus": {"URL"}, "eventAttendanceMode": {"URL"}, "location": {"Place", "VirtualLocation"},
        "organizer": {"NGO", "Organization"},
    },
    "Place": {"name": {"Text"}, "address": {"PostalAddress"}},
    "VirtualLocation": {"url": {"URL"}},
}  # fmt: skip
SHAPES = {
    "URL": re.compile(r"https?://[^\s]+"),
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d"),
    "Text": re.compile(r"\S.*", re.DOTALL),
}


def faults_of(data: Any) -> Iterator[str]:
    """What schema.org doesn't know of this: a kind, a property, or what it holds."""
    kind = data.get("@type")
    if kind not in KNOWN:
        yield f"no kind {kind}"
        return
    for name, value in data.items():
        if name in ("@type", "@context"):
            continue
        for each in value if isinstance(value, list) else [value]:
            may = KNOWN[kind].get(name, set())
            if isinstance(each, dict):
                yield from faults_of(each) if each.get("@type") in may else [f"{kind}.{name} holds {each.get('@type')}"]
            elif not any(SHAPES[shape].fullmatch(each) for shape in may & SHAPES.keys()):
                yield f"{kind}.{name} says {each!r}"


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


@pytest.fixture
def public() -> dict[str, str]:
    """A public page of each kind that tells machines what it is: its address by what schema.org calls it."""
    company = a_company()
    offer, event = a_published_offer(company), an_event(company.territory)
    page = {"headline": "340 personnes derrière ton robinet </script>"}
    CompanyPage.objects.create(company=company, content=page, published_at=clock.now())
    return {
        "NGO": "/",
        "Occupation": reverse("occupations:sheet", args=[min(sheets())]),
        "WorkBasedProgram": reverse("offers:detail", args=[offer.slug, offer.pk]),
        "Event": reverse("events:event", args=[event.slug]),
        "Organization": public_address(company),
        "LearningResource": reverse("careers:path", args=[min(path.slug for path in all_paths())]),
    }


def test_what_schema_org_is_told_is_valid_and_ends_no_script(public: dict[str, str], client: Client):
    faults = {}
    for kind, address in public.items():
        html = client.get(address).content.decode()
        said = [json.loads(each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
        wrong = [fault for data in said for fault in faults_of(data)]
        if [(data["@context"], data["@type"]) for data in said] != [("https://schema.org", kind)] or wrong:
            faults[address] = (said, wrong)
    assert faults == {}


def test_every_public_page_of_the_map_may_be_found_and_shared(public: dict[str, str], client: Client):
    """One page of each kind: none asks machines to leave it out, and each says in one way what it is."""
    listed = {resolve(f"/{path}").view_name: f"/{path}" for path in addresses(client)}
    told = {resolve(path).view_name for path in public.values()}
    assert told <= listed.keys(), told - listed.keys()
    faults = {}
    for name, path in listed.items():
        html = client.get(path).content.decode()
        counts = [html.count(each) for each in ('name="description"', 'property="og:title"', 'rel="canonical"')]
        if "noindex" in html or counts != [1, 1, 1]:
            faults[name] = counts
    assert faults == {}


def test_the_feed_of_internships_tells_what_a_visitor_finds_and_no_more(client: Client):
    open_to_all = a_published_offer(a_company())
    kept = a_published_offer(a_company())
    kept.audience = "schools"
    kept.save(update_fields=["audience"])
    feed = ElementTree.fromstring(client.get(reverse("pages:offers_feed")).content)
    titles = [each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles.count(open_to_all.title) == len(titles) - 1
