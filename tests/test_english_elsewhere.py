"""English where the walk over all routes doesn't come: behind links, in states that its world isn't in, in tried forms."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.models import User
from premierpas.accounts.tests.situations import ask_code, give_code, last_code
from premierpas.accounts.tests.test_second_factor import code_of
from premierpas.applications.tests.situations import an_old_pupil, sent
from premierpas.core import clock
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import CompanyFile
from tests.clients import signed_in, signed_in_as
from tests.factories import a_member, a_pupil, a_support, a_territory, a_volunteer, a_youth_worker, acting
from tests.killed.visitor import hidden_fields
from tests.scanning import DELIBERATE, KINDS
from tests.test_english import french_said_as_english

pytestmark = pytest.mark.django_db
# Their pages are in the family's language, which only the family chooses (`families/tests/test_no_french_left.py`).
OF_FAMILIES = {"families.page", "privacy.family", "mentoring.guardian", "entrance.guardian", "placements.sign"}
INVITATIONS = {
    "organisations.invitation",
    "partners.invitation",
    "volunteers.invitation",
}  # an account begins in French
Pages = Iterator[tuple[str, str]]


def read(client: Client, *addresses: str) -> Pages:
    """Each page as somebody reads it who has chosen English."""
    User.objects.update(language="en")
    client.cookies["django_language"] = "en"
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        yield address, answer.content.decode()


def of_a_youth_worker() -> Pages:
    pupil = a_pupil()
    worker = a_youth_worker(pupil.enrolments.get().classroom.school.territory)
    support = a_support(pupil, worker)
    yield from read(signed_in(worker.user), reverse("youth_work:home"), reverse("youth_work:pupil", args=[support.pk]))


def of_somebody_who_signs_in_with_two_proofs() -> Pages:
    user = a_member(Role.COORDINATOR, a_territory()).user
    client = Client()
    ask_code(client, user.email)
    yield from read(client, reverse("account_confirm_login_code"))
    give_code(client, last_code(user.email))
    ((_address, html),) = read(client, reverse("mfa_activate_totp"))
    secret = re.findall(r"<code>([A-Z2-7]+)</code>", html)[0]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    yield from read(client, *(reverse(name) for name in ("mfa_view_recovery_codes", "mfa_deactivate_totp")))
    again = Client()
    ask_code(again, user.email)
    give_code(again, last_code(user.email))
    yield from read(again, reverse("mfa_authenticate"))


def of_a_coordinator_on_the_phone_with_a_company() -> Pages:
    with clock.travel(date(2026, 11, 10)):
        application = sent(an_old_pupil())
        file = CompanyFile.objects.get(company=Offer.objects.get(pk=application.offer_id).company)
        office = signed_in_as(a_member(Role.COORDINATOR, file.territory))
        yield from read(office, reverse("outreach:answer_for_host", args=[file.pk, application.pk]))


def of_a_volunteer_whose_company_enters_the_network() -> Pages:
    territory = a_territory("Nanterre")
    a_member(Role.COORDINATOR, territory)
    volunteer = a_volunteer(territory)
    file = open_file("Garage Diallo", by=acting(volunteer), territory=territory, city="Nanterre")
    yield from read(signed_in(volunteer.user), reverse("outreach:join", args=[file.pk]))


STATES = (
    of_a_youth_worker, of_a_coordinator_on_the_phone_with_a_company,
    of_a_volunteer_whose_company_enters_the_network,
)  # fmt: skip


def faults_of(pages: Pages) -> list[str]:
    """French that isn't marked, or a page that isn't English at all."""
    found = []
    for address, html in pages:
        found += [f"{address}: {fault}" for fault in french_said_as_english(html)]
        if '<html lang="en"' not in html:
            found.append(f"{address}: not English")
    return found


def test_pages_of_states_that_the_walk_is_not_in_are_english_too():
    assert [fault for state in STATES for fault in faults_of(state())] == []


@pytest.mark.django_db(transaction=True)
def test_pages_of_the_second_proof_are_english_too(settings):
    settings.REQUIRE_MFA_ROLES = {"coordinator"}
    assert faults_of(of_somebody_who_signs_in_with_two_proofs()) == []


def behind(kind: str) -> Pages:
    """The page that asks, the page that says what is missing, and the one that says what was done."""
    link = KINDS[kind]()
    client = Client()
    yield from read(client, link.address)
    form = hidden_fields(client.get(link.address).content.decode())
    yield f"{kind}, nothing typed", client.post(link.address, form).content.decode()
    if kind not in INVITATIONS:
        yield f"{kind}, done", client.post(link.address, form | DELIBERATE[kind](link), follow=True).content.decode()


def test_what_is_behind_a_link_without_account_is_english_for_who_has_chosen_it():
    found = [f"{kind} {fault}" for kind in sorted(set(KINDS) - OF_FAMILIES) for fault in faults_of(behind(kind))]
    assert found == []
