"""From where people are, a way leads to events: a company, a school, a class, a line in which one waits, a door."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core.clock import travel
from premierpas.entrance.tests.situations import a_seat, a_visit, a_welcome
from premierpas.events import actions
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_coordinator,
    a_head_of,
    a_pupil,
    a_teacher,
    acting,
    an_event,
)

pytestmark = pytest.mark.django_db


def the_coordinator(territory) -> Membership:
    a_coordinator(territory)
    return Membership.objects.filter(territory=territory, role=Role.COORDINATOR).latest("pk")


def test_a_class_leads_whoever_organises_to_an_event_for_it():
    room = a_classroom()
    client = signed_in_as(the_coordinator(room.school.territory))
    invites = f"{reverse('events:invite_here')}?classe={room.pk}"
    assert invites in client.get(reverse("portal:class_board", args=[room.pk])).content.decode()
    teacher = signed_in_as(a_teacher(room))
    board = teacher.get(reverse("portal:class_board", args=[room.pk])).content.decode()
    assert invites not in board


def test_a_school_leads_whoever_organises_to_an_event_for_it():
    room = a_classroom()
    client = signed_in_as(the_coordinator(room.school.territory))
    begins = f"{reverse('events:new')}?college={room.school_id}"
    assert begins in client.get(reverse("organisations:school", args=[room.school_id])).content.decode()
    assert room.school.name in client.get(begins).content.decode()


def test_whoever_waits_sees_other_events_with_a_free_seat_and_no_other():
    room = a_classroom()
    territory = room.school.territory
    full, free = (a_visit(room, seats=n, title=title) for n, title in ((1, "Complet ici"), (5, "De la place")))
    an_event(territory, title="Sur invitation", open_to="invited")
    a_seat(full, room)
    waits = a_seat(full, room)
    page = signed_in(waits.enrolment.pupil.user).get(reverse("events:place", args=[full.slug])).content.decode()
    assert free.title in page and "Sur invitation" not in page


def test_a_teacher_reads_which_of_their_own_pupils_registered_alone():
    room = a_classroom()
    event = a_visit(room)
    own = a_seat(event, room, first_name="Inès", last_name="Benali")
    other = a_seat(event, a_classroom(room.school, "3e B"), first_name="Noé", last_name="Petit")
    page = signed_in_as(a_teacher(room)).get(reverse("events:for_classes")).content.decode()
    assert own.enrolment.pupil.listed_name in page and other.enrolment.pupil.listed_name not in page


def test_a_cleared_host_has_the_list_of_their_doors_and_nobody_else_s():
    room = a_classroom()
    mine, other = a_visit(room, title="Ma porte"), a_visit(room, title="Une autre porte")
    host = a_welcome(mine)
    a_welcome(other)
    client = signed_in(host.user)
    page = client.get(reverse("entrance:doors")).content.decode()
    assert mine.title in page and other.title not in page
    assert reverse("entrance:door", args=[mine.pk]) in page
    idle = signed_in(a_cleared_volunteer(room.school.territory).user)
    assert "Personne ne vous attend" in idle.get(reverse("entrance:doors")).content.decode()


def test_the_adults_who_come_with_a_class_can_be_changed_until_it_is_over():
    room = a_classroom()
    event = a_visit(room)
    head = a_head_of(room.school)
    pupils = [a_pupil(room).enrolments.get()]
    brought = actions.register_class(event, room, by=head, pupils=pupils, escorts=[("Nora Petit", "")])
    client = signed_in_as(Membership.objects.get(user=head.user_id, role=Role.HEAD_TEACHER))
    page = f"{reverse('events:for_class', args=[event.slug])}?classe={room.pk}"
    assert 'value="Nora Petit"' in client.get(page).content.decode()
    wrong = client.post(page, {"act": "escorts", "phone_1": "06 11 22 33 44"})
    assert wrong.status_code == 422 and "À qui est ce numéro" in wrong.content.decode()
    client.post(page, {"act": "escorts", "escort_1": "Karim Amar", "phone_1": "06 11 22 33 44"})
    assert [(each.name, each.phone) for each in brought.escorts.all()] == [("Karim Amar", "+33611223344")]
    with travel(event.over_at + timedelta(hours=1)), pytest.raises(Exception, match="terminée"):
        actions.name_escorts(brought, by=head, escorts=[])


def test_the_video_link_is_read_by_those_who_have_a_seat_alone():
    room = a_classroom()
    link = "https://visio.exemple.test/porte"
    event = a_visit(room, seats=1, where="video", video=link)
    seated, waits = a_seat(event, room), a_seat(event, room)
    pages = [reverse(f"events:{name}", args=[event.slug]) for name in ("event", "place")]
    ticket = reverse("entrance:ticket", args=[event.slug])
    shown = [signed_in(each.enrolment.pupil.user).get(page).content.decode().count(link)
             for each in (seated, waits) for page in (*pages, ticket)]  # fmt: skip
    assert [bool(count) for count in shown] == [False, True, True, False, False, False]
    actions.leave(seated.registration, by=acting(seated.enrolment.pupil))
    assert link not in signed_in(seated.enrolment.pupil.user).get(pages[1]).content.decode()
