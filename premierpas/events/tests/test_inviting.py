"""An event by invitation is offered to single pupils and addresses too; each answers, and who hasn't is known."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Message
from premierpas.events import actions
from premierpas.events.answers import answers_of
from premierpas.events.enums import RegistrationState
from premierpas.events.errors import AlreadyRegistered, NotForPupils, NotInvited, OnlyFormerPupils
from premierpas.events.models import Event, Invited
from premierpas.organisations.models import Membership
from tests.clients import signed_in
from tests.factories import a_classroom, a_coordinator, a_head_of, a_pupil, a_school, acting, an_event
from tests.page_forms import forms_of

pytestmark = pytest.mark.django_db


def said(event: Event) -> dict[str, str]:
    return {each.name: each.said for each in answers_of(event)}


def an_evening(**fields: object) -> Event:
    return an_event(a_classroom().school.territory, for_whom="alumni", open_to="invited", **fields)


def by_link(invited: Invited) -> Actor:
    link = Link.objects.filter(purpose="events.guest", subject_id=invited.pk, revoked_at=None).latest("pk")
    return Actor.holder(link)


def test_a_pupil_is_invited_by_name_told_once_and_alone_may_register():
    room = a_classroom()
    event = an_event(room.school.territory, open_to="invited", opened=False)
    by = a_coordinator(room.school.territory)
    asked, other = a_pupil(room, first_name="Inès"), a_pupil(room)
    actions.invite_people(event, by=by, pupils=[asked.enrolments.get()])
    assert not Message.objects.filter(notice="events.invited_pupil").exists()
    assert list(said(event).values()) == ["prévenu à la publication"]
    actions.open_event(event, by=by)
    actions.invite_people(event, by=by, pupils=[asked.enrolments.get()])
    assert Message.objects.filter(notice="events.invited_pupil", channel="app").count() == 1
    assert list(said(event).values()) == ["pas de réponse"]
    with pytest.raises(DomainError):
        actions.register_pupil(event, other.enrolments.get(), by=acting(other))
    actions.register_pupil(event, asked.enrolments.get(), by=acting(asked))
    assert list(said(event).values()) == ["1 inscrit"]


def test_a_pupil_who_is_invited_by_name_says_no_with_one_press_and_may_change_their_mind():
    room = a_classroom()
    event = an_event(room.school.territory, open_to="invited")
    by, asked, other = a_coordinator(room.school.territory), a_pupil(room), a_pupil(room)
    actions.invite_people(event, by=by, pupils=[asked.enrolments.get()])
    address, client = reverse("events:event", args=[event.slug]), signed_in(asked.user)
    assert "Je ne viens pas" in client.get(address).content.decode()
    register = reverse("events:register", args=[event.slug])
    assert client.post(register, {"act": "decline"}, follow=True).redirect_chain == [(address, 302)]
    assert list(said(event).values()) == ["ne vient pas"] and not event.registrations.exists()
    page = client.get(address).content.decode()
    assert "Tu as répondu que tu ne viens pas" in page and "Je m’inscris" in page and "Je ne viens pas<" not in page
    with travel(event.start - timedelta(days=3)):
        assert actions.remind_invited(event, by=by) == 0
    client.post(register)
    assert list(said(event).values()) == ["1 inscrit"]
    for pupil, fault in ((asked, AlreadyRegistered), (other, NotInvited)):
        with pytest.raises(fault):
            actions.decline_invitation(event, pupil.enrolments.get(), by=acting(pupil))


def test_addresses_are_invited_among_former_pupils_alone_and_pupils_where_they_register_alone():
    event = an_event(a_classroom().school.territory, open_to="invited", for_whom="both")
    by = a_coordinator(event.territory)
    with pytest.raises(OnlyFormerPupils):
        actions.invite_people(event, by=by, guests={"sira@exemple.test": "Sira"})
    evening, pupil = an_evening(), a_pupil()
    with pytest.raises(NotForPupils):
        actions.invite_people(evening, by=a_coordinator(evening.territory), pupils=[pupil.enrolments.get()])


def test_a_guest_answers_by_the_link_waits_is_offered_a_seat_and_gives_it_back():
    event = an_evening(seats=1)
    by = a_coordinator(event.territory)
    actions.invite_people(event, by=by, guests={"sira@exemple.test": "Sira", "noe@exemple.test": "Noé"})
    sira, noe = event.invited.order_by("pk")
    actions.answer_invitation(sira, by=by_link(sira), yes=True)
    waits = actions.answer_invitation(noe, by=by_link(noe), yes=True, name="Noé Petit")
    assert said(event) == {"Sira": "vient", "Noé Petit": "dans la file"}
    actions.answer_invitation(sira, by=by_link(sira), yes=False)
    waits.refresh_from_db()
    assert waits.state == RegistrationState.OFFERED
    offer = Message.objects.get(notice="events.offered_to_adult")
    assert offer.link.startswith("link:")
    actions.answer_invitation(noe, by=by_link(noe), yes=True)
    waits.refresh_from_db()
    assert waits.state == RegistrationState.CONFIRMED
    assert said(event) == {"Sira": "ne vient pas", "Noé Petit": "vient"}


def test_who_has_not_answered_is_reminded_not_twice_in_three_days_and_an_invitation_is_taken_back():
    event = an_evening()
    by = a_coordinator(event.territory)
    actions.invite_people(event, by=by, guests={"sira@exemple.test": "Sira", "noe@exemple.test": "Noé"})
    sira, noe = event.invited.order_by("pk")
    actions.answer_invitation(sira, by=by_link(sira), yes=False)
    assert actions.remind_invited(event, by=by) == 0
    with travel(event.start - timedelta(days=10)):
        assert actions.remind_invited(event, by=by) == 1
        assert actions.remind_invited(event, by=by) == 0
    assert Message.objects.filter(notice="events.invited_guest", to="noe@exemple.test").count() == 2
    links = Link.objects.filter(purpose="events.guest", subject_id=noe.pk)
    address = links.latest("pk").address
    actions.withdraw_invitation(noe, by=by)
    assert not links.filter(revoked_at=None).exists()
    assert [Client().get(address).status_code, Client().post(address, {"renew": "1"}).status_code] == [404, 404]


def test_pupils_are_found_by_class_and_name_among_those_whom_the_inviter_sees():
    room = a_classroom()
    territory = room.school.territory
    event = an_event(territory, open_to="invited")
    seen, elsewhere = a_pupil(room, last_name="Benali"), a_pupil(a_classroom(), last_name="Benali")
    client, page = signed_in(_user(territory)), reverse("events:invitations", args=[event.pk])
    shown = client.get(page, {"nom": "benali"}).content.decode()
    assert f'value="{seen.enrolments.get().pk}"' in shown and f'value="{elsewhere.enrolments.get().pk}"' not in shown
    address = f"{page}?classe={room.pk}"
    form = next(each for each in forms_of(client.get(address).content.decode()) if "once" in each.values)
    sent = form.values | {"pupils": [str(seen.enrolments.get().pk)], "act": "add"}
    client.post(address, sent)
    assert [each.enrolment for each in event.invited.all()] == [seen.enrolments.get()]
    sent["pupils"] = [str(elsewhere.enrolments.get().pk)]
    client.post(address, sent)
    assert event.invited.count() == 1
    assert "Prévenu le" in client.get(page).content.decode()


def test_a_class_is_invited_from_its_own_page():
    room = a_classroom()
    event = an_event(room.school.territory, open_to="invited", for_whom="classes")
    client, page = signed_in(_user(room.school.territory)), f"{reverse('events:invite_here')}?classe={room.pk}"
    a_head_of(room.school)
    client.post(page, {"event": event.pk})
    client.post(page, {"event": event.pk})
    assert event.invited.get().classroom == room and "invitée" in client.get(page).content.decode()
    elsewhere = client.get(f"{reverse('events:invite_here')}?classe={a_classroom(a_school()).pk}")
    assert 'name="classe"' in elsewhere.content.decode()
    assert Message.objects.filter(notice="events.invited").count() >= 1


def _user(territory):
    a_coordinator(territory)
    return Membership.objects.filter(territory=territory, role="coordinator").latest("pk").user
