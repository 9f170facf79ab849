"""No page offers an act that is refused for a reason known when the page was made."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from premierpas.applications.models import Application
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.placements.actions.placing import advance
from premierpas.placements.holders import colleagues_with
from premierpas.placements.models import Agreement, Party, SchoolTerms, SigningOrder
from tests.clients import signed_in
from tests.page_forms import PageForm, forms_of

from .agreements import a_draft, found_outside, in_signature, signed, signed_by
from .test_link_signing import link_of

pytestmark = pytest.mark.django_db
PLAUSIBLE = "Une raison que tout le monde comprend"


def host_first() -> Agreement:
    draft = a_draft()
    SchoolTerms.objects.update_or_create(
        school=draft.placement.enrolment.classroom.school, defaults={"order": SigningOrder.HOST_FIRST}
    )
    return in_signature(draft)


def host_has_signed() -> Agreement:
    agreement = host_first()
    signed_by(agreement, Party.HOST)
    return agreement


def begun() -> Agreement:
    agreement = signed()
    with travel(agreement.placement.first_day):
        advance(agreement.placement, by=Actor.task("tests"))
    return agreement


STATES: dict[str, Callable[[], Agreement]] = {
    "draft": a_draft,
    "asked": in_signature,
    "the host signs first": host_first,
    "the host has signed": host_has_signed,
    "signed": signed,
    "begun": begun,
    "found outside": found_outside,
    "found outside, signed": lambda: signed(in_signature(found_outside())),
}
SIDES = ("own", "school", "host")


def browser_of(agreement: Agreement, side: str) -> Client | None:
    placement = agreement.placement
    if side == "own":
        return signed_in(placement.pupil.user, f"pupil:{placement.pupil_id}")
    school = placement.enrolment.classroom.school
    found: list[Membership] = (
        list(school.memberships.filter(role=Role.HEAD_TEACHER)) if side == "school" else colleagues_with(placement)
    )
    return signed_in(found[0].user, f"membership:{found[0].pk}") if found else None


def pages_of(agreement: Agreement, side: str) -> list[str]:
    pages = [
        reverse(f"placements:{side}_agreement", args=[agreement.pk]),
        reverse("placements:sign", args=[agreement.pk]),
        reverse("placements:refuse", args=[agreement.pk]),
    ]
    if side != "host":
        pages.append(reverse("placements:cancel", args=[agreement.placement_id]))
    if agreement.placement.application_id:
        name = {"own": "own", "school": "for_school", "host": "review"}[side]
        pages.append(reverse(f"applications:{name}", args=[agreement.placement.application_id]))
    return pages


def filled(form: PageForm) -> dict[str, list[str]]:
    """As somebody fills it who wants the act: every field, every box."""
    words = {name: values or form.choices.get(name, [])[:1] for name, values in form.values.items()}
    words |= {name: [PLAUSIBLE] for name in form.typed if not "".join(form.values[name])}
    return words | {name: [value] for name, value in form.buttons[:1]}


def is_refused(response: HttpResponse) -> bool:
    said = [message for message in get_messages(response.wsgi_request) if message.level >= ERROR]
    return response.status_code >= 400 or bool(said)


@pytest.mark.parametrize("state", STATES)
def test_what_a_page_offers_succeeds(state: str) -> None:
    agreement = STATES[state]()
    refused, opened = [], 0
    with travel(agreement.placement.first_day) if state == "begun" else nullcontext():
        for side in SIDES:
            browser = browser_of(agreement, side)
            for address in pages_of(agreement, side) if browser else []:
                answer = browser.get(address)
                if answer.status_code != 200:
                    continue
                opened += 1
                for form in forms_of(answer.content.decode()):
                    target = form.action or address
                    if form.method != "post" or target.startswith(("/deconnexion/", "/compte/")):
                        continue
                    with transaction.atomic():
                        done = browser.post(target, filled(form))
                        transaction.set_rollback(True)
                    if is_refused(done):
                        refused.append((side, address, target, done.status_code))
    assert refused == []
    assert opened >= 4, "pages were looked at"


def test_who_has_to_wait_reads_for_whom_and_has_nothing_to_tick() -> None:
    agreement = host_first()
    head = browser_of(agreement, "school")
    for name in ("placements:sign", "placements:school_agreement"):
        page = head.get(reverse(name, args=[agreement.pk])).content.decode()
        assert "D’abord la signature de" in page and 'name="agree"' not in page
    signed_by(agreement, Party.HOST)
    assert 'name="agree"' in head.get(reverse("placements:sign", args=[agreement.pk])).content.decode()


@pytest.mark.parametrize("side", ["own", "school"])
@pytest.mark.parametrize("make", [signed, lambda: signed(in_signature(found_outside()))], ids=["here", "outside"])
def test_cancelling_after_the_signatures_leads_straight_to_the_form_that_does_it(make, side: str) -> None:
    agreement = make()
    browser, home = browser_of(agreement, side), reverse(f"placements:{side}_agreement", args=[agreement.pk])
    application = agreement.placement.application_id
    name = {"own": "own", "school": "for_school"}[side]
    where = (
        reverse(f"applications:{name}", args=[application])
        if application
        else reverse("placements:cancel", args=[agreement.placement_id])
    )
    assert f'href="{where}"' in browser.get(home).content.decode()
    form = next(each for each in forms_of(browser.get(where).content.decode()) if "reason" in each.values)
    assert not is_refused(browser.post(form.action or where, {**form.values, "reason": "déménagement"}))
    agreement.placement.refresh_from_db()
    assert agreement.placement.state == "cancelled"


def test_once_the_week_has_begun_the_pages_say_so_and_offer_no_cancelling() -> None:
    agreement = begun()
    application = Application.objects.get(pk=agreement.placement.application_id)
    with travel(agreement.placement.first_day):
        for side, address in (
            ("own", reverse("applications:own", args=[application.pk])),
            ("school", reverse("applications:for_school", args=[application.pk])),
            ("host", reverse("applications:review", args=[application.pk])),
            ("school", reverse("placements:cancel", args=[agreement.placement_id])),
        ):
            page = browser_of(agreement, side).get(address).content.decode()
            assert "il ne s’annule plus" in page and 'name="reason"' not in page


def test_asking_for_the_code_leads_to_the_field_where_it_is_typed() -> None:
    agreement = in_signature()
    link = link_of(agreement.signatories.get(party=Party.GUARDIAN))
    address = f"/l/{link.token}/"
    form = next(each for each in forms_of(Client().get(address).content.decode()) if "channel" in each.values)
    assert form.action == f"{address}#g3"
    answer = Client().post(address, {"do": "code", "channel": "sms"}).content.decode()
    assert answer.index('id="g3"') < answer.index('name="code"')
