"""The outbox shows all that concerns a territory, grouped by occasion, and who can mend what didn't arrive."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.about import About
from premierpas.core.outbox.models import Channel, Delivery, Message
from premierpas.core.outbox.notices import Notice, Recipient, post
from premierpas.messaging.queries import OCCASIONS_PER_PAGE
from premierpas.organisations.actions.members import invite
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.placements.models import Agreement
from premierpas.placements.tests.agreements import found_outside, in_signature
from tests.clients import signed_in_as
from tests.factories import a_company, a_head_of, a_member, a_school, a_territory

pytestmark = pytest.mark.django_db
NOTICE = Notice(
    code="tests.outbox", subject="Bonjour", body="Le texte entier.", why="…", channels=tuple(Channel), sms="Texto."
)
FAMILY = Recipient(name="Anna", email="anna@exemple.test", phone="+33612345678")


def shown(coordinator: Membership, **asked: str) -> str:
    response = signed_in_as(coordinator).get(reverse("messaging:outbox"), asked)
    assert response.status_code == 200
    return response.content.decode()


def coordinator_of(agreement: Agreement) -> Membership:
    return a_member(Role.COORDINATOR, agreement.placement.enrolment.classroom.school.territory)


def told(about: About | None, key: str = "tests.outbox:1", to: Recipient = FAMILY) -> list[Message]:
    return post(NOTICE, to, key=key, about=about)


def a_place() -> tuple[Membership, About]:
    territory = a_territory()
    company = a_company(territory)
    return a_member(Role.COORDINATOR, territory), About("company", company.pk, territory.pk)


def test_families_and_hosts_without_account_are_in_it():
    agreement = in_signature(found_outside())
    page = shown(coordinator_of(agreement))
    without_account = Message.objects.filter(user=None)
    assert {message.channel for message in without_account} == {Channel.EMAIL, Channel.SMS}
    missing = [
        message.notice
        for message in without_account
        if (message.to if message.channel == Channel.EMAIL else message.to[-2:]) not in page
    ]
    assert missing == [] and without_account.count() >= 2


def test_every_message_that_isnt_its_readers_alone_is_filed_with_a_territory():
    agreement = in_signature(found_outside())
    invite(
        by=a_head_of(agreement.placement.enrolment.classroom.school), role=Role.TEACHER, name="Ada",
        email="ada@exemple.test", school=agreement.placement.enrolment.classroom.school,
    )  # fmt: skip
    rows = Message.objects.exclude(notice__startswith="accounts.")
    assert rows.exists() and set(rows.filter(territory=None).values_list("notice", flat=True)) == set()


def test_another_territory_sees_none_of_it():
    coordinator, about = a_place()
    told(about)
    assert "anna@exemple.test" in shown(coordinator)
    assert "anna@exemple.test" not in shown(a_place()[0])


def test_of_another_territorys_affair_its_own_people_show_the_subject_only():
    _coordinator, about = a_place()
    far, _theirs = a_place()
    member = a_member(Role.COMPANY, a_company(far.territory))
    told(about, to=Recipient(name="Léa", user_id=member.user_id, email="lea@exemple.test"))
    page = shown(far)
    assert "lea@exemple.test" in page and "Le texte entier." not in page


def test_what_is_in_no_territory_yet_concerns_all():
    coordinator, _about = a_place()
    told(About("company", a_company(None).pk, None))
    assert "anna@exemple.test" in shown(coordinator)


def test_all_of_one_day_about_one_thing_is_one_occasion():
    coordinator, about = a_place()
    other = About("company", a_company(coordinator.territory).pk, coordinator.territory_id)
    told(about), told(about, "tests.outbox:2", Recipient(name="Bo", email="bo@exemple.test")), told(other, "o")
    with travel(clock.now() + timedelta(days=1)):
        told(about, "tests.outbox:3")
        page = shown(coordinator)
    assert "3 occasions" in page.replace("\xa0", " ")
    assert re.findall(r"(\d)\s+message", page) == ["2", "2", "3"]


FILTERS = [
    ({"canal": "sms"}, {"06 12 34 56 78"}),
    ({"canal": "email"}, {"anna@exemple.test"}),
    ({"etat": "queued"}, {"06 12 34 56 78"}),
    ({"etat": "bounced"}, {"anna@exemple.test"}),
    ({"q": "anna@"}, {"anna@exemple.test"}),
    ({"q": "bonjour", "canal": "sms"}, {"06 12 34 56 78"}),
    ({"du": "2199-01-01"}, set()),
    ({"au": "2001-01-01"}, set()),
    ({"etat": "failed"}, set()),
    ({"du": "rien", "canal": "sms"}, {"06 12 34 56 78"}),
    ({}, {"06 12 34 56 78", "anna@exemple.test"}),
]


@pytest.mark.parametrize(("asked", "found"), FILTERS)
def test_it_is_narrowed_by_words_channel_state_and_date(asked: dict[str, str], found: set[str]):
    coordinator, about = a_place()
    told(about)
    Message.objects.filter(channel=Channel.EMAIL).update(state=Delivery.BOUNCED)
    listed = shown(coordinator, **asked).replace("\xa0", " ").partition("</form>")[2]
    assert {to for to in ("06 12 34 56 78", "anna@exemple.test") if to in listed} == found
    assert ("Aucun envoi ne correspond" in listed) == (not found)


def test_the_days_of_the_filter_are_days_in_france():
    coordinator, about = a_place()
    told(about)
    today = clock.today().isoformat()
    assert "anna@exemple.test" in shown(coordinator, du=today, au=today)


def test_a_day_that_isnt_one_is_said_at_its_field():
    coordinator, _about = a_place()
    assert "field--bad" in shown(coordinator, du="31/02/2026") and "31/02/2026" in shown(coordinator, du="31/02/2026")


def test_long_lists_have_pages_that_keep_the_filter():
    coordinator, about = a_place()
    for n in range(OCCASIONS_PER_PAGE + 1):
        told(About("company", n + 1, about.territory_id), f"tests.outbox:{n}")
    first, second = shown(coordinator, canal="sms"), shown(coordinator, canal="sms", page="2")
    assert first.count('class="more"') == OCCASIONS_PER_PAGE * 2 + 1 and "canal=sms&amp;page=2" in first
    assert second.count("06 12 34 56 78".replace(" ", "\xa0")) + second.count("06 12 34 56 78") == 1


def test_the_same_number_of_questions_however_many_occasions(django_assert_max_num_queries):
    coordinator, about = a_place()
    client = signed_in_as(coordinator)
    for n in range(15):
        told(About("company", a_company(coordinator.territory).pk, about.territory_id), f"tests.outbox:{n}")
    Message.objects.update(state=Delivery.BOUNCED)
    client.get(reverse("messaging:outbox"))
    with django_assert_max_num_queries(22):
        client.get(reverse("messaging:outbox"))


def test_what_didnt_arrive_says_who_can_mend_the_address_and_leads_there():
    agreement = in_signature(found_outside())
    Message.objects.filter(user=None).update(state=Delivery.BOUNCED, error="550 User unknown")
    page = shown(coordinator_of(agreement), etat="bounced")
    newest = Agreement.objects.filter(placement=agreement.placement).latest("number")
    assert "corrige cette adresse sur la convention" in page and "550 User unknown" in page
    assert reverse("placements:territory_agreement", args=[newest.pk]) in page


def a_refused_account() -> list[tuple[Membership, Membership, str]]:
    territory = a_territory()
    coordinator = a_member(Role.COORDINATOR, territory)
    school, company = a_school(territory), a_company(territory)
    return [
        (coordinator, a_member(Role.TEACHER, school), reverse("organisations:school", args=[school.pk])),
        (coordinator, a_member(Role.COMPANY, company), reverse("organisations:company", args=[company.pk])),
        (coordinator, a_member(Role.COORDINATOR, territory), reverse("organisations:territory")),
    ]


def test_an_accounts_refused_address_leads_to_its_place():
    wrong = {}
    for coordinator, member, place in a_refused_account():
        Message.objects.all().delete()
        told(None, f"k{member.pk}", Recipient(name="Léa", user_id=member.user_id, email="lea@exemple.test"))
        Message.objects.filter(channel=Channel.EMAIL).update(state=Delivery.FAILED)
        page = shown(coordinator).partition("<main")[2]
        if place not in page:
            wrong[member.role] = place
    assert wrong == {}


def test_a_codes_place_stays_hidden():
    agreement = in_signature()
    from premierpas.core.outbox.secrets import HIDDEN, Secret
    from premierpas.placements import notices
    from premierpas.placements.telling.messages import about

    post(
        notices.CODE, FAMILY, key="code", about=about(agreement), subject="Votre code",
        text=Secret(notices.CODE.code, "1", within="Code : {code}"), why="…",
    )  # fmt: skip
    assert HIDDEN in shown(coordinator_of(agreement))
