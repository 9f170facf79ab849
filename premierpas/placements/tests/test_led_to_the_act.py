"""Where an act can't be done its page says why, and where it can (`tests/test_offered_acts.py` walks all pages)."""

import pytest
from django.contrib.messages import ERROR, get_messages
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
from tests.page_forms import forms_of

from .agreements import a_draft, found_outside, in_signature, signed, signed_by
from .test_link_signing import link_of

pytestmark = pytest.mark.django_db


def host_first() -> Agreement:
    draft = a_draft()
    SchoolTerms.objects.update_or_create(
        school=draft.placement.enrolment.classroom.school, defaults={"order": SigningOrder.HOST_FIRST}
    )
    return in_signature(draft)


def begun() -> Agreement:
    agreement = signed()
    with travel(agreement.placement.first_day):
        advance(agreement.placement, by=Actor.task("tests"))
    return agreement


def browser_of(agreement: Agreement, side: str) -> Client | None:
    placement = agreement.placement
    if side == "own":
        return signed_in(placement.pupil.user, f"pupil:{placement.pupil_id}")
    school = placement.enrolment.classroom.school
    found: list[Membership] = (
        list(school.memberships.filter(role=Role.HEAD_TEACHER)) if side == "school" else colleagues_with(placement)
    )
    return signed_in(found[0].user, f"membership:{found[0].pk}") if found else None


def is_refused(response: HttpResponse) -> bool:
    said = [message for message in get_messages(response.wsgi_request) if message.level >= ERROR]
    return response.status_code >= 400 or bool(said)


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
