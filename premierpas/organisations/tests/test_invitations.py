"""Invitations: sent once, accepted by the link with a typed name, never by opening it."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import WrongState
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.joining import accept_invitation
from premierpas.organisations.actions.members import (
    invite,
    remind_invitation,
    withdraw_invitation,
)
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import AlreadyInvited, TooSoon
from premierpas.organisations.models import Company, Invitation, Membership, School, Territory
from tests.factories import a_company, a_head_of, a_member, a_school, a_user, acting, the_invited

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
EMAIL = "karim@exemple.test"


def the_inviter(place: School | Company | Territory) -> Actor:
    """Mme Roche, who may invite to this place."""
    role = {School: Role.HEAD_TEACHER, Company: Role.COMPANY, Territory: Role.COORDINATOR}[type(place)]
    present = place.memberships.filter(role=role, user__name="Mme Roche", until=None).first()
    return acting(present or a_member(role, place, user=a_user(name="Mme Roche")))


def an_invitation(role: Role = Role.TEACHER, **place: object) -> Invitation:
    place = place or {"school": a_school()}
    inviter = the_inviter(next(iter(place.values())))
    return invite(by=inviter, role=role, name="Karim Haddad", email=EMAIL, **place)


def address_in_mail() -> str:
    """The address of the newest invitation, as its reader finds it."""
    deliver_message(message_id=Message.objects.filter(notice="organisations.invitation").latest("pk").pk)
    return re.search(r"https?://[^/\s]+(/l/\S+/)", mail.outbox[-1].body)[1]


def state() -> tuple:
    links = list(Link.objects.values_list("used_at", "revoked_at"))
    return Membership.objects.count(), User.objects.count(), Invitation.objects.filter(accepted_at=None).count(), links


def test_opening_the_link_any_number_of_times_changes_nothing(client):
    an_invitation()
    address, before = address_in_mail(), state()
    for _time in range(20):
        page = client.get(address)
        assert page.status_code == 200 and client.head(address).status_code == 200
    assert state() == before and "_auth_user_id" not in client.session
    assert "Mme Roche" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer" and "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("entry", [{}, {"name": "  "}])
def test_a_form_sent_without_a_name_changes_nothing(client, entry):
    an_invitation()
    address, before = address_in_mail(), state()
    assert client.post(address, entry).status_code == 422
    assert state() == before


def test_a_typed_name_makes_account_and_membership_and_signs_in(client):
    invitation = an_invitation()
    answer = client.post(address_in_mail(), {"name": "Karim Haddad"})
    membership = Membership.objects.get(school=invitation.school, role=Role.TEACHER)
    assert answer.status_code == 302 and client.session["_auth_user_id"] == str(membership.user_id)
    assert (membership.user.email, membership.user.name) == (EMAIL, "Karim Haddad")
    invitation.refresh_from_db()
    assert invitation.accepted_at and membership.invited_by == invitation.invited_by


def test_a_double_post_makes_one_membership_and_then_shows_the_result(client):
    an_invitation()
    address = address_in_mail()
    client.post(address, {"name": "Karim Haddad"})
    again = Client().post(address, {"name": "Karim Haddad"})
    assert (again.status_code, Membership.objects.filter(role=Role.TEACHER).count()) == (200, 1)
    assert "déjà acceptée" in again.content.decode()
    with pytest.raises(WrongState):
        accept_invitation(Invitation.objects.get(), by=the_invited(Invitation.objects.get(), name="Karim Haddad"))


def test_a_person_is_invited_once():
    invitation = an_invitation()
    school = invitation.school
    for email in (EMAIL, f" {EMAIL.upper()} "):
        with pytest.raises(AlreadyInvited):
            invite(by=the_inviter(school), role=Role.TEACHER, school=school, name="Karim", email=email)
    accept_invitation(invitation, by=the_invited(invitation, name="Karim Haddad"))
    with pytest.raises(AlreadyInvited):
        invite(by=the_inviter(school), role=Role.TEACHER, school=school, name="Karim", email=EMAIL)
    assert Message.objects.filter(notice="organisations.invitation").count() == 1


def test_an_expired_link_leads_to_a_new_one_at_the_address_on_file(client):
    an_invitation()
    address = address_in_mail()
    with clock.travel(clock.now() + timedelta(days=31)):
        assert client.post(address, {"name": "Karim Haddad"}).status_code == 410
        assert client.get(address).status_code == 410
        client.post(address, {"renew": "1", "email": "voleur@exemple.test"})
        renewed = address_in_mail()
        assert renewed != address and mail.outbox[-1].to == [EMAIL]
        assert client.get(address).status_code == 410
        assert client.post(renewed, {"name": "Karim Haddad"}).status_code == 302
    assert Membership.objects.filter(role=Role.TEACHER).count() == 1


def test_a_withdrawn_invitation_opens_nothing(client):
    invitation = an_invitation()
    address = address_in_mail()
    withdraw_invitation(invitation, by=a_head_of(invitation.school))
    assert client.post(address, {"name": "Karim Haddad"}).status_code == 410
    client.post(address, {"renew": "1"})
    assert Link.objects.count() == 1 and not Membership.objects.filter(role=invitation.role).exists()
    with pytest.raises(WrongState):
        accept_invitation(invitation, by=the_invited(invitation, name="Karim Haddad"))


def test_a_reminder_rests_for_a_day_and_then_carries_a_link_that_works(client):
    invitation = an_invitation()
    first = address_in_mail()
    with pytest.raises(TooSoon):
        remind_invitation(invitation, by=a_head_of(invitation.school))
    with clock.travel(clock.now() + timedelta(days=40)):
        remind_invitation(invitation, by=a_head_of(invitation.school))
        second = address_in_mail()
        assert client.post(first, {"name": "Karim Haddad"}).status_code == 410
        assert client.post(second, {"name": "Karim Haddad"}).status_code == 302
        with pytest.raises(WrongState):
            remind_invitation(invitation, by=a_head_of(invitation.school))
    assert Message.objects.filter(notice="organisations.invitation").count() == 2


def test_a_page_says_when_an_invitation_went_and_sends_its_own_only(client):
    head, elsewhere = a_member(Role.HEAD_TEACHER, a_school()), a_school()
    client.force_login(head.user, backend=BACKEND)
    invitation, theirs = (
        an_invitation(school=head.school),
        invite(by=a_head_of(elsewhere), role=Role.TEACHER, school=elsewhere, name="Luc", email="luc@exemple.test"),
    )
    with clock.travel(clock.now() + timedelta(days=2)):
        for each in (invitation, theirs):
            client.post("/etablissement/equipe/", {"act": f"remind:{each.pk}"})
        shown = client.get("/etablissement/equipe/").context["invitations"]
        assert [(each.id, each.last_sent.date()) for each in shown] == [(invitation.pk, clock.now().date())]
    assert Message.objects.filter(notice="organisations.invitation", to="luc@exemple.test").count() == 1


def test_somebody_who_has_an_account_keeps_it_and_its_name():
    user = a_user(name="Karim H.", email=EMAIL)
    invitation = an_invitation()
    membership = accept_invitation(invitation, by=the_invited(invitation, name="Karim HADAD"))
    user.refresh_from_db()
    assert membership.user == user and user.name == "Karim H."


def test_a_link_does_not_replace_a_second_factor(client):
    user = a_user(email=EMAIL)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    an_invitation()
    answer = client.post(address_in_mail(), {"name": "Karim Haddad"})
    assert Membership.objects.filter(user=user).exists()
    assert answer.status_code == 200 and "_auth_user_id" not in client.session


def test_colleagues_are_invited_and_taken_back_from_the_team_page(client):
    company = a_company()
    client.force_login(a_member(Role.COMPANY, company).user, backend=BACKEND)
    page = "/entreprise/equipe/"
    form = {"act": "invite", "inv-name": "Karim", "inv-email": EMAIL}
    assert client.post(page, form).status_code == 302
    again = client.post(page, form)
    assert again.status_code == 422 and "email" in again.context["parts"]["invite"].errors
    other = an_invitation(Role.COMPANY, company=a_company())
    client.post(page, {"act": f"withdraw:{other.pk}"})
    other.refresh_from_db()
    assert other.withdrawn_at is None
    client.post(page, {"act": f"withdraw:{company.invitations.get().pk}"})
    assert company.invitations.get().withdrawn_at
