"""From a confirmed application one comes to its agreement and its week, as pupil and as host."""

from datetime import date

import pytest
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.applications.tests.situations import an_old_pupil, in_state
from premierpas.core.clock import travel
from premierpas.placements.models import Agreement
from tests.clients import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with travel(date(2026, 11, 10)):
        yield


def own(application: Application) -> str:
    client = signed_in(application.pupil.user)
    return client.get(reverse("applications:own", args=[application.pk])).content.decode()


def of_host(application: Application) -> str:
    client = signed_in(application.offer.team.get().membership.user)
    return client.get(reverse("applications:review", args=[application.pk])).content.decode()


def test_a_confirmed_application_leads_to_the_agreement_and_the_week():
    application = in_state(S.CONFIRMED)
    agreement = Agreement.objects.get()
    pupil, host = own(application), of_host(application)
    week = f"{reverse('week:home')}?stage={agreement.placement_id}"
    assert reverse("placements:own_agreement", args=[agreement.pk]) in pupil and week in pupil
    assert reverse("placements:host_agreement", args=[agreement.pk]) in host
    assert reverse("placements:practical", args=[agreement.pk]) in host
    client = signed_in(application.pupil.user)
    assert client.get(week).status_code == 200
    host_client = signed_in(application.offer.team.get().membership.user)
    for name in ("host_agreement", "practical"):
        assert host_client.get(reverse(f"placements:{name}", args=[agreement.pk])).status_code == 200


@pytest.mark.parametrize("state", [S.SUBMITTED, S.ACCEPTED, S.REJECTED, S.WITHDRAWN])
def test_no_other_does(state: S):
    application = in_state(state)
    for page in (own(application), of_host(application)):
        assert "convention/" not in page.replace(reverse("placements:host_list"), "")


def test_of_two_places_each_application_leads_to_its_own():
    pupil = an_old_pupil()
    application = in_state(S.CONFIRMED, pupil)
    other = in_state(S.CONFIRMED)
    mine = Agreement.objects.get(placement__application=application)
    others = Agreement.objects.get(placement__application=other)
    assert reverse("placements:own_agreement", args=[others.pk]) not in own(application)
    assert reverse("placements:own_agreement", args=[mine.pk]) in own(application)
