"""The network: a charter, a promise for each year, a question each autumn whose answer makes what follows."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.errors import WrongState
from premierpas.core.outbox.models import Message
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import (
    add_contact,
    ask_same_again,
    commit_seats,
    join_network,
    leave_network,
    no_more_mail,
    note_same_again,
    open_file,
    show_member,
)
from premierpas.outreach.enums import FileState, SameAgain
from premierpas.outreach.models import CompanyFile, NetworkMembership, YearlyQuestion
from premierpas.outreach.network.standing import members_of, standing_of, this_year
from premierpas.outreach.tasks import ask_members
from tests.clients import signed_in
from tests.factories import a_member, a_published_offer, a_territory, a_user, a_volunteer, acting

pytestmark = pytest.mark.django_db
AUTUMN = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def autumn():
    with clock.travel(AUTUMN):
        yield


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def volunteer(territory):
    a_member(Role.COORDINATOR, territory)
    return a_volunteer(territory, user=a_user("Hugo Petitjean"))


@pytest.fixture
def file(territory, volunteer):
    file = open_file("Garage Diallo", by=acting(volunteer), territory=territory, city="Nanterre")
    add_contact(file, by=acting(volunteer), name="Awa Diallo", email="awa@garage.test", phone="+33199004710")
    return file


@pytest.fixture
def member(file, volunteer) -> NetworkMembership:
    """A member since last year, that promised two seats then."""
    member = join_network(file, by=acting(volunteer), since=date(2025, 9, 12), signed_by="Awa Diallo")
    commit_seats(member, by=acting(volunteer), year=2025, seats=2, trades="atelier")
    return member


def the_link() -> Link:
    return Link.objects.filter(purpose="outreach.same_again", revoked_at=None).latest("pk")


def answer(link: Link, **said: str):
    return Client().post(link.address, {"name": "Awa Diallo", **said})


def test_a_company_that_signs_the_charter_is_committed_and_is_a_member_once(file, volunteer):
    join_network(file, by=acting(volunteer), since=AUTUMN, signed_by="Awa Diallo")
    file.refresh_from_db()
    assert (file.state, standing_of(file).membership.since) == (FileState.COMMITTED, AUTUMN)
    with pytest.raises(WrongState):
        join_network(file, by=acting(volunteer), since=AUTUMN, signed_by="Awa Diallo")


def test_the_gap_is_what_was_promised_and_is_not_online(territory, volunteer):
    offer = a_published_offer(places=2)
    host = CompanyFile.objects.get(company=offer.company)
    online = sum(slot.seats.count() for slot in offer.slots.all())
    member = join_network(host, by=acting(a_volunteer(host.territory)), since=AUTUMN, signed_by="Awa")
    commit_seats(member, by=acting(a_volunteer(host.territory)), year=this_year(), seats=online + 3)
    (standing,) = members_of(host.territory_id, this_year())
    assert (standing.seats, standing.published, standing.gap) == (online + 3, online, 3)


def test_only_members_who_agreed_are_named_to_everybody(file, volunteer, member):
    page = reverse("outreach:public_network")
    assert "Garage Diallo" not in Client().get(page).content.decode()
    show_member(member, by=acting(volunteer), said_by="Awa Diallo")
    shown = Client().get(page).content.decode()
    assert ("Garage Diallo" in shown, "Awa" in shown) == (True, False)
    leave_network(member, by=acting(volunteer), why="Déménage")
    assert "Garage Diallo" not in Client().get(page).content.decode()


def test_each_member_of_last_year_is_asked_once_in_autumn_and_whoever_takes_no_mail_by_phone(
    file, volunteer, member, territory
):
    other = open_file("Hôtel Iris", by=acting(volunteer), territory=territory)
    join_network(other, by=acting(volunteer), since=date(2025, 10, 1), signed_by="Léa Roy")
    new = open_file("Clinique du Parc", by=acting(volunteer), territory=territory)
    join_network(new, by=acting(volunteer), since=AUTUMN, signed_by="Ali Sow")
    assert ask_members() == {"asked": 1, "by_phone": 1, "failed": 0}
    assert ask_members() == {"asked": 0, "by_phone": 0, "failed": 0}
    assert set(Message.objects.filter(notice="outreach.same_as_last_year").values_list("to", flat=True)) == {
        "awa@garage.test"
    }
    other.refresh_from_db()
    assert other.next_step == "Demander si c’est comme l’an dernier"
    with clock.travel(date(2027, 2, 1)):
        assert ask_members()["asked"] == 0


def test_a_yes_from_the_link_is_a_promise_and_a_step_and_needs_a_name(file, volunteer, member):
    ask_same_again(member, by=acting(volunteer))
    link = the_link()
    before = YearlyQuestion.objects.get()
    assert Client().get(link.address).status_code == 200
    assert answer(link, answer="yes", seats="2", month="2027-02-01", name="").status_code == 422
    before.refresh_from_db()
    assert before.answer == ""
    page = answer(link, answer="yes", seats="2", month="2027-02-01")
    assert "2 places promises" in page.content.decode()
    file.refresh_from_db()
    assert (standing_of(file).seats, standing_of(file).trades) == (2, "atelier")
    assert (file.next_step, file.next_on > clock.today()) == ("Aider à écrire l’offre (places : 2, février)", True)
    assert answer(link, answer="not_now").status_code == 200  # the result is shown; nothing changes
    assert YearlyQuestion.objects.get().answer == SameAgain.YES


def test_a_yes_of_a_company_with_an_account_is_a_draft_of_what_its_last_offer_said(volunteer):
    offer = a_published_offer()
    host = CompanyFile.objects.get(company=offer.company)
    team = acting(a_volunteer(host.territory))
    member = join_network(host, by=team, since=date(2025, 9, 1), signed_by="Awa")
    note_same_again(member, by=team, answer=SameAgain.YES, said_by="Awa", seats=2, month=date(2027, 2, 1))
    draft = Offer.objects.get(state=OfferState.DRAFT, company=offer.company)
    weeks = draft.draft["weeks"]
    assert (draft.draft["title"], draft.draft["places"], len(weeks)) == (offer.title, 2, 1)
    assert weeks[0][0].startswith("2027-02")


@pytest.mark.parametrize(
    ("said", "step", "promised"),
    [
        ("not_now", "Prendre des nouvelles : pas d’accueil cette année", False),
        ("call_me", "Rappeler : elle l’a demandé pour cette année", True),
    ],
)
def test_another_answer_is_the_owners_next_step(file, volunteer, member, said, step, promised):
    ask_same_again(member, by=acting(volunteer))
    answer(the_link(), answer=said)
    file.refresh_from_db()
    assert (file.next_step, file.call_on is not None) == (step, promised)
    assert standing_of(file).seats == 0


def test_a_question_rests_a_day_before_it_is_sent_again(member, volunteer):
    ask_same_again(member, by=acting(volunteer))
    with pytest.raises(WrongState):
        ask_same_again(member, by=acting(volunteer))
    with clock.travel(AUTUMN + timedelta(days=2)):
        ask_same_again(member, by=acting(volunteer))
    assert Link.objects.filter(purpose="outreach.same_again", revoked_at=None).count() == 1


def test_the_team_enters_a_member_by_its_pages(file, volunteer):
    team = signed_in(volunteer.user)
    sent = {"since": "01/10/2026", "signed_by": "Awa Diallo", "seats": "3", "trades": "atelier", "public_said_by": ""}
    answered = team.post(reverse("outreach:join", args=[file.pk]), sent)
    assert answered.status_code == 302, answered.context["form"].errors
    page = team.get(reverse("outreach:member", args=[file.pk])).content.decode()
    assert "Il manque 3 places." in page
    assert "Réseau" in team.get(reverse("outreach:file", args=[file.pk])).content.decode()
    listed = team.get(reverse("outreach:network") + "?montrer=manque")
    assert [each.file.pk for each in listed.context["listed"]] == [file.pk]


def test_a_member_whose_people_take_no_mail_says_so_on_the_page(file, volunteer, member):
    no_more_mail(file.contacts.get(), by=acting(volunteer))
    page = signed_in(volunteer.user).post(reverse("outreach:ask_same_again", args=[file.pk]), follow=True)
    assert "Personne ici ne reçoit d’e-mails" in page.content.decode()
    assert not YearlyQuestion.objects.exists()
