"""One click says a kind word to a pupil, once a day at most; many at once are shown before anything is sent."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.tests.situations import in_state
from premierpas.core import clock
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.core.outbox.models import Channel, Message
from premierpas.following.actions import nudge, show_offer
from premierpas.following.models import Nudge
from premierpas.following.standings import refresh
from premierpas.organisations.models import Classroom, Membership
from premierpas.people.models import Enrolment, Pupil
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_company, a_published_offer, a_pupil, a_school, a_teacher, acting

pytestmark = pytest.mark.django_db
TODAY, OLD = date(2026, 11, 10), date(2011, 3, 4)


@pytest.fixture
def room(db: None) -> Iterator[Classroom]:
    with clock.travel(TODAY):
        yield a_classroom(a_school(), name="3e B")


@pytest.fixture
def teacher(room: Classroom) -> Membership:
    return a_teacher(room)


@pytest.fixture
def client(teacher: Membership) -> Client:
    return signed_in_as(teacher)


def to_confirm(room: Classroom, name: str = "Inès") -> Enrolment:
    pupil = a_pupil(room, first_name=name, birth_date=OLD)
    in_state(S.ACCEPTED, pupil)
    return year_of(pupil)


def year_of(pupil: Pupil) -> Enrolment:
    return Enrolment.objects.select_related("pupil", "classroom__school").get(pupil=pupil)


def told(enrolment: Enrolment, notice: str = "following.nudge") -> list[Message]:
    rows = Message.objects.filter(user=enrolment.pupil.user_id, notice=notice, channel=Channel.APP)
    return list(rows.order_by("pk"))


def test_a_word_says_who_thinks_of_the_pupil_and_what_comes_next(room: Classroom, teacher: Membership) -> None:
    enrolment = to_confirm(room)
    nudge(enrolment, by=acting(teacher))
    (message,) = told(enrolment)
    assert message.subject == f"{teacher.user.name} pense à toi"
    assert message.body.startswith("Confirme ta place avant le ") and ".." not in message.body


def test_once_a_day_and_again_on_the_next(room: Classroom, teacher: Membership) -> None:
    enrolment = to_confirm(room)
    nudge(enrolment, by=acting(teacher))
    with pytest.raises(WrongState, match="déjà reçu un rappel aujourd’hui"):
        nudge(enrolment, by=acting(teacher))
    with clock.travel(TODAY + timedelta(days=1)):
        nudge(enrolment, by=acting(teacher))
    assert len(told(enrolment)) == 2


def test_nothing_is_said_where_it_is_for_others_to_act(room: Classroom, teacher: Membership) -> None:
    waiting = a_pupil(room, birth_date=OLD)
    in_state(S.SUBMITTED, waiting)
    fresh = a_pupil(room)
    refresh(Enrolment.objects.values_list("pk", flat=True))
    for pupil, why in ((waiting, "rien à faire"), (fresh, "pas encore ouvert son compte")):
        with pytest.raises(WrongState, match=why):
            nudge(year_of(pupil), by=acting(teacher))
    assert not Nudge.objects.exists()


def test_a_teacher_of_another_class_says_nothing(room: Classroom) -> None:
    enrolment = to_confirm(room)
    with pytest.raises(NotAllowed):
        nudge(enrolment, by=acting(a_teacher(a_classroom(room.school, name="3e C"))))


def test_an_offer_is_shown_once_and_only_where_it_is_open(room: Classroom, teacher: Membership) -> None:
    pupil = a_pupil(room, birth_date=OLD)
    here = a_published_offer(a_company(room.school.territory), audience="territory")
    far = a_published_offer(audience="territory")
    show_offer(year_of(pupil), offer=here, by=acting(teacher))
    assert here.title in told(year_of(pupil), "following.offer")[0].body
    for offer, why in ((here, "déjà été proposée"), (far, "pas ouverte à sa classe")):
        with pytest.raises(WrongState, match=why):
            show_offer(year_of(pupil), offer=offer, by=acting(teacher))


def test_one_click_on_the_board_and_the_board_says_when(room: Classroom, client: Client) -> None:
    enrolment = to_confirm(room)
    board = reverse("portal:class_board", args=[room.pk])
    address = reverse("following:remind", args=[enrolment.pk])
    assert address in client.get(board).content.decode()
    assert client.post(address, {"back": board})["Location"] == board
    html = client.get(board).content.decode()
    assert "rappelé le 10\xa0nov." in html and address not in html


def many(client: Client, act: str, *enrolments: Enrolment, **typed: str):
    data = {"act": act, "enrolment": [each.pk for each in enrolments], "back": "/etablissement/", **typed}
    return client.post(reverse("following:many"), data)


def test_many_are_shown_before_anything_is_sent_and_one_refusal_stops_no_other(room: Classroom, client: Client) -> None:
    first, second = to_confirm(room), to_confirm(room, "Adam")
    waiting = a_pupil(room, birth_date=OLD)
    in_state(S.SUBMITTED, waiting)
    answer = many(client, "remind", first, second, year_of(waiting))
    assert answer.status_code == 200 and answer.context["count"] == 2 and not Nudge.objects.exists()
    assert many(client, "remind", first, second, year_of(waiting), step="do")["Location"] == "/etablissement/"
    assert set(Nudge.objects.values_list("enrolment", flat=True)) == {first.pk, second.pk}


def test_a_group_names_its_own_and_strangers_are_left_out(room: Classroom, client: Client) -> None:
    mine, other = to_confirm(room), to_confirm(a_classroom(room.school, name="3e C"))
    client.post(reverse("following:many"), {"act": f"remind:{mine.pk},{other.pk}"})
    answer = client.post(reverse("following:many"), {"act": f"remind:{mine.pk},{other.pk}", "step": "do"})
    assert answer.status_code == 302
    assert list(Nudge.objects.values_list("enrolment", flat=True)) == [mine.pk]


def test_an_offer_is_chosen_seen_and_sent(room: Classroom, client: Client) -> None:
    enrolment = year_of(a_pupil(room, birth_date=OLD))
    offer = a_published_offer(a_company(room.school.territory), audience="territory")
    assert offer.title in many(client, "offer", enrolment).content.decode()
    assert many(client, "offer", enrolment, step="see").status_code == 422
    answer = many(client, "offer", enrolment, step="see", offer=str(offer.pk))
    assert answer.context["count"] == 1 and not Nudge.objects.exists()
    many(client, "offer", enrolment, step="do", offer=str(offer.pk))
    assert Nudge.objects.get().offer == offer


@pytest.mark.parametrize("typed", [{}, {"act": "remind"}, {"act": "eat:1"}, {"act": "remind:x,99999999999999999999"}])
def test_nonsense_is_answered_with_what_to_do(typed: dict[str, str], client: Client) -> None:
    answer = client.post(reverse("following:many"), typed, follow=True)
    assert "Cochez au moins un élève" in answer.content.decode()
