"""Every form that creates something, sent twice as it stands: one thing is made, both answers lead to it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import models
from django.http import HttpResponse
from django.urls import reverse

from premierpas.applications.models import Application
from premierpas.campaigns.models import Announcement, Campaign
from premierpas.core import clock
from premierpas.core.models import OneTimeKey
from premierpas.core.once import new_key, once
from premierpas.events.models import Event
from premierpas.messaging.models import IncidentNote
from premierpas.offers.models import Offer
from premierpas.organisations.models import Company, Membership
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement
from premierpas.week.models import Contact
from premierpas.workshop.actions import save_letter
from premierpas.workshop.keeping import Typed
from tests.access import World
from tests.factories import a_published_offer, a_siret, acting, coming_weeks
from tests.page_forms import PageForm, forms_of
from tests.test_access_matrix import client_of

HOST = {
    "name": "Garage du Mont", "street": "3, rue des Lilas", "postal_code": "92000", "city": "Nanterre",
    "tutor": "Nora Petit", "phone": "01 47 00 00 00",
}  # fmt: skip


@dataclass(frozen=True)
class Creating:
    """A form that creates: who fills it in where, what it makes, what its key is called."""

    role: str
    page: Callable[[World], str]
    makes: type[models.Model]
    typed: Callable[[World, PageForm], Mapping[str, Any]]
    action: Callable[[World], str] | None = None  # where the form goes, if there are several on the page
    key: str = "key"


def another_slot(world: World) -> str:
    """A page to apply on, with a letter ready: the world's pupil has applied for the other offer already."""
    company = Offer.objects.get(pk=world.ids["offer_id"]).company
    offer = a_published_offer(company, weeks=coming_weeks(4)[-1:])
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    save_letter(pupil, offer=offer, typed=Typed({"why_here": "Je passe devant chaque jour."}, 0), by=acting(pupil))
    return reverse("applications:apply", args=[offer.slots.get().pk])


def a_preview(world: World) -> str:
    """A class list sent and not yet confirmed."""
    client = client_of(world.people["head"])
    text = "Nom;Prénom;Né(e) le;Classe\nKONÉ;Awa;14/03/2012;3C\nPETIT;Léo;02/11/2012;3C"
    sent = client.post(reverse("people:import_classes"), {"text": text})
    assert sent.status_code == 302, sent.content.decode()[-3000:]
    return sent["Location"]


def a_week(world: World, form: PageForm) -> dict[str, Any]:
    """A place outside, in the first week that the form offers."""
    assert form.choices["weeks"], "no week to choose"
    chosen = {"weeks": form.choices["weeks"][-1]}
    if "enrolment" in form.values:
        chosen["enrolment"] = form.choices["enrolment"][-1]
    return {**HOST, **chosen}


def company_words(world: World, form: PageForm) -> dict[str, Any]:
    """A company nobody knows."""
    return {
        "siret": a_siret(5005), "company_name": "Atelier", "street": "3, rue des Lilas", "postal_code": "92000",
        "name": "Samir Haddad", "function": "gérant", "email": "samir@exemple.test", "phone": "06 12 34 56 78",
        "kind": "sme",
    }  # fmt: skip


FORMS = {
    "a company signs up": Creating(
        "nobody", lambda world: reverse("organisations:company_signup"), Company, company_words, key="once"
    ),
    "an offer is started": Creating(
        "company", lambda world: reverse("offers:manage"), Offer, lambda world, form: {},
        action=lambda world: reverse("offers:start"),
    ),
    "an offer is made again": Creating(
        "company", lambda world: reverse("offers:again", args=[world.ids["offer_id"]]), Offer, lambda world, form: {},
    ),
    "a pupil tells of a problem": Creating(
        "pupil", lambda world: reverse("messaging:report_problem"), IncidentNote,
        lambda world, form: {"worry": "other", "text": "…"}, key="once",
    ),
    "a pupil applies": Creating("pupil", another_slot, Application, lambda world, form: {}),
    "a pupil has found a place": Creating("pupil", lambda world: reverse("placements:register"), Placement, a_week),
    "a teacher registers a place": Creating(
        "teacher", lambda world: reverse("placements:register_for_class", args=[world.ids["classroom_id"]]), Placement,
        a_week,
    ),
    "a campaign is begun": Creating(
        "coordinator", lambda world: reverse("campaigns:new"), Campaign,
        lambda world, form: {"title": "Mai", "audience": "companies"}, key="once",
    ),
    "an event is begun": Creating(
        "coordinator", lambda world: reverse("events:new"), Event,
        lambda world, form: {"kind": "visit", "title": "Au port", "summary": "Voir.", "day": (clock.today() + timedelta(days=30)).isoformat()},
        key="once",
    ),
    "an announcement is made": Creating(
        "coordinator", lambda world: reverse("campaigns:announce"), Announcement,
        lambda world, form: {
            "title": "Forum", "text": "Le 12.", "readers": "team", "first_day": "2030-01-02", "last_day": "2030-01-03",
        },
        key="once",
    ),
    "a pupil notes somebody": Creating(
        "pupil", lambda world: reverse("week:contacts"), Contact, lambda world, form: {"name": "Mina Roy"},
    ),
    "a class list is confirmed": Creating("head", a_preview, Pupil, lambda world, form: {}),
}  # fmt: skip


def the_form(world: World, creating: Creating, page: str) -> PageForm:
    """The form on its page, as this role sees it."""
    html = client_of(world.people[creating.role]).get(page).content.decode()
    wanted = creating.action(world) if creating.action else None
    found = [each for each in forms_of(html) if creating.key in each.values and wanted in (None, each.action)]
    assert found, [each.action for each in forms_of(html)]
    return found[0]


def send(world: World, role: str, address: str, filled: Mapping[str, Any]) -> HttpResponse:
    response = client_of(world.people[role]).post(address, filled)
    assert response.status_code < 500
    return response


@pytest.mark.parametrize("what", FORMS)
def test_a_form_sent_twice_makes_one_thing_and_both_answers_lead_to_it(what: str, world: World):
    creating = FORMS[what]
    page = creating.page(world)
    form = the_form(world, creating, page)
    held = {field: values for field, values in form.values.items() if values}
    filled = {**held, **creating.typed(world, form)}
    before = creating.makes.objects.count()
    address = form.action or page
    first = send(world, creating.role, address, filled)
    assert first.status_code == 302, re.findall(r'(?s)class="err[^>]*>.*?</', first.content.decode())
    made = creating.makes.objects.count()
    assert made > before
    letters, members = len(mail.outbox), Membership.objects.count()
    second = send(world, creating.role, address, filled)
    assert second.status_code == 302
    assert urlsplit(second["Location"]).path == urlsplit(first["Location"]).path
    assert (creating.makes.objects.count(), Membership.objects.count(), len(mail.outbox)) == (made, members, letters)
    assert OneTimeKey.objects.filter(key=str(held[creating.key][0])).count() == 1


@pytest.mark.parametrize("key", ["another's", "", "not-a-uuid", "\x00"])
@pytest.mark.parametrize("what", FORMS)
def test_a_key_that_is_missing_malformed_or_anothers_never_makes_two_things_nor_falls(
    what: str, key: str, world: World
):
    creating = FORMS[what]
    page = creating.page(world)
    form = the_form(world, creating, page)
    if key == "another's":
        key = new_key()
        once(key, action="another", owner="another", do=lambda: "1")
    held = {field: values for field, values in form.values.items() if values}
    before = creating.makes.objects.count()
    for _time in range(2):
        filled = {**held, **creating.typed(world, form), creating.key: key}
        send(world, creating.role, form.action or page, filled)
    made = creating.makes.objects.count() - before
    # What a child tells is taken in even so; a SIRET has one company; the preview's address names its list of two.
    at_most = {"a pupil tells of a problem": 2, "a company signs up": 1, "a class list is confirmed": 2}
    assert made <= at_most.get(what, 0)
