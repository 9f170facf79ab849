"""Who joins a school is who was meant: another domain is said before sending, another name waits for the head."""

import re

import pytest
from django.core import mail
from django.test import Client

from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.joining import accept_invitation, claim_invitation, confirm_newcomer
from premierpas.organisations.actions.members import invite, remind_invitation, renew_invitation, withdraw_invitation
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import OtherDomain, OtherName
from premierpas.organisations.models import Invitation, Membership, School
from premierpas.organisations.named_back import is_name_of
from premierpas.organisations.work_addresses import is_usual
from tests.clients import signed_in_as
from tests.factories import a_company, a_head_of, a_member, a_school, a_user, acting, an_office, the_invited

pytestmark = pytest.mark.django_db
STAFF = "/etablissement/equipe/"
SAME = [
    ("Karim Haddad", "Karim Haddad"), ("karim haddad", "Karim HADDAD"), ("HADDAD Karim", "Karim Haddad"),
    ("Karim Hadad", "Karim Haddad"), ("Karim Mohamed Haddad", "Karim Haddad"), ("Claire Lefebvre", "Claire Lefèvre"),
    ("Jean Pierre Roche", "Jean-Pierre Roche"), ("JeanPierre Roche", "Jean-Pierre Roche"),
    ("Fatima El Amrani", "Mme El Amrani"), ("Zoe Muller", "Zoé Müller"), ("Li Wei", "Wei Li"),
]  # fmt: skip
OTHERS = [
    ("Karim", "Karim Haddad"), ("Haddad", "Karim Haddad"), ("Luc Petit", "Léa Petit"), ("Paul Martin", "Claire Martin"),
    ("Mme", "Claire Martin"), ("", "Claire Martin"), ("Li Le", "Li Wei"), ("Nadia Ferhat", "Karim Haddad"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "invited"), SAME)
def test_a_name_is_the_same_in_any_order_without_accents_and_with_a_slip(typed: str, invited: str):
    assert is_name_of(typed, invited)


@pytest.mark.parametrize(("typed", "invited"), OTHERS)
def test_another_name_or_half_of_it_is_not_the_name(typed: str, invited: str):
    assert not is_name_of(typed, invited)


KNOWN = {"college-monnet.fr"}


@pytest.mark.parametrize(
    ("email", "known", "usual"),
    [
        ("a@college-monnet.fr", KNOWN, True), ("A@College-Monnet.FR ", KNOWN, True),
        ("a@ac-versailles.fr", KNOWN, True), ("a@ac-aix-marseille.fr", set(), True),
        ("a@pro.ac-versailles.fr", KNOWN, True), ("a@gmail.com", KNOWN, False), ("a@autre.fr", KNOWN, False),
        ("a@ac-versailles.fr.pirate.fr", KNOWN, False), ("a@xac-versailles.fr", KNOWN, False),
        ("a@autre.fr", set(), True), ("a@gmail.com", set(), False),
    ],
)  # fmt: skip
def test_an_address_is_usual_by_its_domain(email: str, known: set[str], usual: bool):
    assert is_usual(email, known) is usual


def invited(school: School | None = None, role: Role = Role.OFFICE, name: str = "Karim Haddad") -> Invitation:
    """Somebody whom the head has asked to join."""
    school = school or a_school()
    return invite(by=a_head_of(school), role=role, school=school, name=name, email="karim@exemple.test", function="CPE")


def address_in_mail() -> str:
    deliver_message(message_id=Message.objects.filter(notice="organisations.invitation").latest("pk").pk)
    return re.search(r"https?://[^/\s]+(/l/\S+/)", mail.outbox[-1].body)[1]


def told(notice: str) -> set[str]:
    return set(Message.objects.filter(notice=f"organisations.{notice}", channel="email").values_list("to", flat=True))


def test_another_domain_than_the_schools_is_said_before_anything_is_sent_and_confirmed_for_that_address_only():
    head = a_member(Role.HEAD_TEACHER, a_school())
    client = signed_in_as(head)
    form = {
        "act": "invite", "inv-name": "Karim Haddad", "inv-email": "karim@gmail.com", "inv-role": "office",
        "inv-function": "CPE",
    }  # fmt: skip
    page = client.post(STAFF, form)
    assert page.status_code == 422 and not Invitation.objects.exists() and not Message.objects.exists()
    shown = page.content.decode()
    assert "gmail.com" in shown and "exemple.test" in shown and 'value="karim@gmail.com"' in shown
    asked = form | {"inv-asked_about": "karim@gmail.com"}
    assert client.post(STAFF, asked).status_code == 422, "the box isn't ticked"
    other = asked | {"inv-sure": "on", "inv-email": "karim@yahoo.fr"}
    again = client.post(STAFF, other)
    assert again.status_code == 422 and "Oui, karim@yahoo.fr" in again.content.decode()
    assert "checked" not in re.search(r'<input[^>]*name="inv-sure"[^>]*>', again.content.decode())[0]
    assert client.post(STAFF, asked | {"inv-sure": "on"}).status_code == 302
    assert Invitation.objects.get().email == "karim@gmail.com"


def test_the_action_itself_refuses_another_domain_and_an_office_without_function():
    head = a_member(Role.HEAD_TEACHER, a_school())
    who = {"by": acting(head), "role": Role.OFFICE, "school": head.school, "name": "Karim", "function": "CPE"}
    with pytest.raises(OtherDomain):
        invite(**who, email="karim@autre.fr")
    with pytest.raises(DomainError, match="fonction"):
        invite(**who | {"function": "  "}, email="karim@exemple.test")
    assert invite(**who, email="karim@autre.fr", address_confirmed=True).pk


def test_whoever_types_the_invited_name_is_in_with_their_function_and_the_head_is_told(client):
    invitation = invited()
    assert client.post(address_in_mail(), {"name": "KARIM HADAD"}).status_code == 302
    membership = Membership.objects.get(role=Role.OFFICE)
    assert (membership.function, membership.school) == ("CPE", invitation.school)
    assert client.get("/etablissement/").status_code == 200
    head = invitation.school.memberships.get(role=Role.HEAD_TEACHER).user
    assert (told("joined"), told("other_name")) == ({head.email}, set())


@pytest.mark.parametrize("role", [Role.TEACHER, Role.OFFICE, Role.HEAD_TEACHER])
def test_another_name_waits_for_the_head_who_says_yes(role: Role):
    invitation = invited(role=role)
    head = invitation.school.memberships.get(role=Role.HEAD_TEACHER)
    address, visitor, before = address_in_mail(), Client(), Membership.objects.count()
    assert "Karim" not in visitor.get(address).content.decode(), "the page doesn't give the name away"
    answer = visitor.post(address, {"name": "Sonia Petit"})
    assert "vérifie" in answer.content.decode() and "_auth_user_id" not in visitor.session
    assert Membership.objects.count() == before and told("other_name") == {head.user.email}
    assert "vérifie" in visitor.post(address, {"name": "Karim Haddad"}).content.decode(), "there is no second try"
    renew_invitation(invitation, by=the_invited(invitation))
    assert Message.objects.filter(notice="organisations.invitation").count() == 1
    with pytest.raises(WrongState):
        remind_invitation(invitation, by=acting(head))
    assert Membership.objects.count() == before
    client = signed_in_as(head)
    assert "Sonia Petit" in client.get(STAFF).content.decode()
    assert client.post(STAFF, {"act": f"confirm:{invitation.pk}"}).status_code == 302
    newcomer = Membership.objects.get(school=invitation.school, role=role, user__email="karim@exemple.test")
    assert newcomer.user.name == "Sonia Petit" and told("confirmed") == {"karim@exemple.test"}
    assert told("joined") == {head.user.email}


def test_a_head_who_says_no_leaves_whoever_answered_outside():
    invitation = invited()
    claim_invitation(invitation, by=the_invited(invitation, name="Sonia Petit"))
    withdraw_invitation(invitation, by=a_head_of(invitation.school))
    with pytest.raises(WrongState):
        confirm_newcomer(invitation, by=a_head_of(invitation.school))
    assert not Membership.objects.filter(role=Role.OFFICE).exists()


def test_the_action_itself_refuses_another_name_and_nobody_confirms_who_has_not_answered():
    invitation = invited()
    with pytest.raises(OtherName):
        accept_invitation(invitation, by=the_invited(invitation, name="Sonia Petit"))
    with pytest.raises(WrongState):
        confirm_newcomer(invitation, by=a_head_of(invitation.school))


def test_a_first_head_of_another_name_is_looked_at_by_the_coordinators():
    school = a_school()
    coordinator = a_member(Role.COORDINATOR, school.territory)
    invitation = invite(
        by=acting(coordinator), role=Role.HEAD_TEACHER, school=school, name="Mme Roche", email="roche@exemple.test"
    )
    claim_invitation(invitation, by=the_invited(invitation, name="Sonia Petit"))
    assert told("other_name") == {coordinator.user.email}
    client = signed_in_as(coordinator)
    page = f"/association/organisations/etablissements/{school.pk}/"
    assert "Sonia Petit" in client.get(page).content.decode()
    client.post(page, {"act": f"confirm:{invitation.pk}"})
    assert school.memberships.get().user.name == "Sonia Petit"


def test_an_account_that_is_there_is_kept_and_its_name_too(client):
    user = a_user(name="Karim H.", email="karim@exemple.test")
    invited()
    client.post(address_in_mail(), {"name": "Karim Haddad"})
    user.refresh_from_db()
    assert (user.name, user.memberships.get().role) == ("Karim H.", Role.OFFICE)


def test_a_colleague_of_a_company_is_known_to_who_invited_them_and_types_any_name():
    member = a_member(Role.COMPANY, a_company())
    invitation = invite(
        by=acting(member), role=Role.COMPANY, company=member.company, name="Karim", email="k@ailleurs.fr"
    )
    assert accept_invitation(invitation, by=the_invited(invitation, name="Karim Haddad")).pk


def test_the_office_manages_no_staff():
    head = a_member(Role.HEAD_TEACHER, a_school())
    office, waiting = an_office(head.school), invited(head.school)
    for do in (confirm_newcomer, remind_invitation, withdraw_invitation):
        with pytest.raises(NotAllowed):
            do(waiting, by=acting(office))
    assert signed_in_as(office).get(STAFF).status_code == 403
