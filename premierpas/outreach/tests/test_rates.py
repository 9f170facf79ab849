"""How often a company answered, and how soon, beside its territory."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from premierpas.applications.enums import ApplicationState, RejectionReason
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.organisations.enums import Role
from premierpas.outreach.files.opening import file_of
from premierpas.outreach.files.rates import Rate, rate_of, territory_rate
from premierpas.outreach.models import CompanyFile
from tests.clients import signed_in
from tests.factories import a_classroom, a_company, a_member, a_published_offer, a_pupil, a_school, a_territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    cache.clear()
    territory = a_territory()
    a_member(Role.COORDINATOR, territory)
    return territory


@pytest.fixture
def company(territory):
    return a_company(territory)


def applied(company, *answered_after: float | None, end=ApplicationState.REJECTED, ago=timedelta(days=60)) -> None:
    """Applications to the company, answered after so many days; None waits, or is taken back."""
    slot = a_published_offer(company).slots.first()
    room = a_classroom(a_school(company.territory))
    for days in answered_after:
        pupil, sent_at = a_pupil(room), clock.now() - ago
        sent = Application.objects.create(
            pupil=pupil, enrolment=pupil.enrolments.get(), offer=slot.offer, slot=slot, submitted_at=sent_at
        )
        row = Application.objects.filter(pk=sent.pk)
        row.update(state=ApplicationState.SUBMITTED)
        if days is not None:
            row.update(state=end, answered_at=sent_at + timedelta(days=days), rejection_reason=RejectionReason.FULL)
        elif end != ApplicationState.REJECTED:
            row.update(state=end)


def the_file(company) -> CompanyFile:
    with working_as(Actor.task("tests")):
        return CompanyFile.objects.filter(company=company).first() or file_of(company)


def test_a_company_stands_beside_all_companies_of_its_territory_and_no_other(territory, company):
    applied(company, 2, 4, 9, None)
    applied(a_company(territory), 1, 1)
    elsewhere = a_territory()
    a_member(Role.COORDINATOR, elsewhere)
    applied(a_company(elsewhere), None, None)
    file = the_file(company)
    assert rate_of(file) == Rate(sent=4, answered=3, days=4)
    assert territory_rate(file) == Rate(sent=6, answered=5, days=2)


def test_what_was_taken_back_or_is_over_a_year_old_counts_for_nobody(territory, company):
    applied(company, None, end=ApplicationState.WITHDRAWN)
    applied(company, 3, ago=timedelta(days=400))
    assert rate_of(the_file(company)) == territory_rate(the_file(company)) == Rate(0, 0, None)


def test_the_share_of_a_territory_is_counted_once_an_hour(territory, company, django_assert_num_queries):
    applied(company, 2)
    file = the_file(company)
    territory_rate(file)
    with django_assert_num_queries(0):
        assert territory_rate(file).share == 100


def test_the_file_shows_both_rates_from_the_first_application_on(territory, company):
    coordinator, address = a_member(Role.COORDINATOR, territory), reverse("outreach:file", args=[the_file(company).pk])
    assert 'id="reponses"' not in signed_in(coordinator.user).get(address).content.decode()
    applied(company, 2, None)
    page = signed_in(coordinator.user).get(address).content.decode()
    part = page.split('id="reponses"')[1].split("</section>")[0]
    assert "1 sur 2 en un an" in part and territory.name in part and part.count("50 %") == 2
