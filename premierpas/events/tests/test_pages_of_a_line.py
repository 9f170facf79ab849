"""What pupils and teachers see of a line and do on its pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.events.actions import keep_seats, leave, register_class, register_pupil
from premierpas.events.enums import RegistrationState
from premierpas.events.errors import AlreadyRegistered, NotInvited, PupilsRegistered
from premierpas.events.models import Event, Registration
from premierpas.events.seats import choose, free_seats
from premierpas.events.tasks import run_care
from premierpas.people.leaving import end_enrolments
from premierpas.people.models import Pupil
from tests.clients import signed_in, signed_in_as
from tests.factories import a_classroom, a_coordinator, a_head_of, a_pupil, a_school, a_teacher, acting, an_event
from tests.page_forms import forms_of

pytestmark = pytest.mark.django_db


def browser_of(pupil: Pupil) -> Client:
    return signed_in(pupil.user)


def asks(event: Event, pupil: Pupil) -> Registration:
    return register_pupil(event, pupil.enrolments.get(), by=acting(pupil))


def text(browser: Client, name: str, event: Event) -> str:
    page = browser.get(reverse(f"events:{name}", args=[event.slug]))
    assert page.status_code == 200
    return " ".join(page.content.decode().partition("<main")[2].split())


def acts_on(browser: Client, event: Event, act: str) -> str:
    html = browser.get(reverse("events:place", args=[event.slug])).content.decode()
    form = next(each for each in forms_of(html) if "registration" in each.values)
    sent = {"registration": form.values["registration"], "act": act}
    answer = browser.post(reverse("events:place", args=[event.slug]), sent, follow=True)
    return " ".join(answer.content.decode().split())


def test_a_pupil_registers_waits_is_offered_a_seat_takes_it_and_gives_it_back():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    first, second = a_pupil(room), a_pupil(room)
    has = asks(event, first)
    browser = browser_of(second)
    assert "Rejoindre la file" in text(browser, "event", event)
    for _twice in range(2):
        answer = browser.post(reverse("events:register", args=[event.slug]), follow=True)
        assert "Tu es en tête de la file" in answer.content.decode()
    page = text(browser, "place", event)
    assert "personne n’a encore rendu la sienne" in page and "premier arrivé, premier servi" in page
    leave(has, by=acting(first))
    assert "Une place est à toi" in browser.get(reverse("portal:pupil_home")).content.decode()
    assert Message.objects.filter(notice="events.offered", user=second.user, channel="app").count() == 1
    assert "Tu as une place" in acts_on(browser, event, "accept")
    assert "Tu ne viens plus" in acts_on(browser, event, "leave")
    assert event.registrations.live().count() == 0


def test_a_page_of_before_changes_nothing_of_now():
    room = a_classroom()
    event, pupil = an_event(room.school.territory), a_pupil(room)
    old = asks(event, pupil)
    leave(old, by=acting(pupil))
    asks(event, pupil)
    browser = browser_of(pupil)
    address = reverse("events:place", args=[event.slug])
    assert "a vieilli" in browser.post(address, {"registration": old.pk, "act": "leave"}, follow=True).content.decode()
    assert event.registrations.live().count() == 1


def test_silence_is_told_and_one_who_comes_back_is_last():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    pupils = [a_pupil(room) for _each in range(3)]
    rows = [asks(event, each) for each in pupils]
    leave(rows[0], by=acting(pupils[0]))
    offered = event.registrations.get(state=RegistrationState.OFFERED)
    assert offered.answer_by is not None
    with travel(offered.answer_by + timedelta(minutes=1)):
        counts = run_care()
        assert (counts["expired"], counts["failed"]) == (1, 0)
        assert Message.objects.filter(notice="events.lapsed", user=pupils[1].user, channel="app").exists()
        browser = browser_of(pupils[1])
        assert "La place est allée à quelqu’un d’autre" in text(browser, "place", event)
        browser.post(reverse("events:register", args=[event.slug]))
        states = list(event.registrations.order_by("pk").values_list("state", flat=True))
    assert states == ["left", "lapsed", "offered", "waiting"]


def test_the_true_reason_is_said():
    room = a_classroom()
    school = room.school
    event = an_event(school.territory, seats=2, for_whom="both")
    other = a_classroom(a_school(school.territory))
    keep_seats(
        event, by=a_coordinator(school.territory), school=other.school, seats=1, until=clock.now() + timedelta(days=3)
    )
    asks(event, a_pupil(room))
    pupil = a_pupil(room)
    asks(event, pupil)
    browser = browser_of(pupil)
    page = text(browser, "place", event)
    assert "Il reste 1 place, gardée." in page and other.school.name in page
    with travel(event.closes_at - timedelta(minutes=30)):
        assert "ferment bientôt" in text(browser, "place", event)
    with travel(event.closes_at):
        assert "Les inscriptions sont fermées" in text(browser, "place", event)
    drawn = an_event(school.territory, order="draw", draw_at=clock.now() + timedelta(days=2))
    asks(drawn, pupil)
    page = text(browser, "place", drawn)
    assert "Tu participes au tirage" in page and drawn.commitment in page and drawn.seed not in page
    with travel(drawn.draw_at):
        assert run_care()["drawn"] == 1
    assert "Tu as une place" in text(browser, "place", drawn) and drawn.seed in text(browser, "event", drawn)
    assert Message.objects.filter(notice="events.seated", user=pupil.user, channel="app").count() == 1


def test_a_class_is_told_who_has_registered_alone_and_needs_all_its_seats():
    room = a_classroom()
    event = an_event(room.school.territory, seats=3, for_whom="both")
    alone = a_pupil(room, first_name="Karim", last_name="Zidi")
    others = [a_pupil(room) for _each in range(3)]
    asks(event, alone)
    teacher = signed_in_as(a_teacher(room))
    address = reverse("events:for_class", args=[event.slug])
    html = teacher.get(address).content.decode()
    form = next(each for each in forms_of(html) if "once" in each.values)
    everybody = [str(each.enrolments.get().pk) for each in (alone, *others)]
    refused = teacher.post(address, form.values | {"pupils": everybody})
    assert refused.status_code == 422 and "Karim Zidi est déjà inscrit" in refused.content.decode()
    values = form.values | {"pupils": everybody[1:], "escort_1": ["Nora Petit"], "phone_1": ["06 11 22 33 44"]}
    for _twice in range(2):
        page = teacher.post(address, values, follow=True).content.decode()
        assert "Il faut 3 places ensemble, et 2 sont libres." in page and "Nora Petit" in page
    registration = event.registrations.get(classroom=room)
    out = registration.participants.order_by("pk").first()
    page = teacher.post(
        address, {"act": "remove", "registration": registration.pk, "participant": out.pk}, follow=True
    ).content.decode()
    assert "De la place pour toute la classe" in page
    assert Task.objects.get(reason="events.class_offer", state="open").subject == registration.pk
    teacher.post(address, {"act": "accept", "registration": registration.pk})
    assert event.seats.filter(participant=None).count() == 0
    assert not Task.objects.filter(reason="events.class_offer", state="open").exists()
    assert "avec ta classe" in text(browser_of(others[2]), "place", event)


def test_what_is_refused_and_why():
    room = a_classroom()
    event = an_event(room.school.territory, for_whom="classes")
    pupil, by = a_pupil(room), a_head_of(room.school)
    with pytest.raises(NotInvited):
        asks(event, pupil)
    register_class(event, room, by=by, pupils=[pupil.enrolments.get()] * 2)
    with pytest.raises(AlreadyRegistered):
        register_class(event, room, by=by, pupils=[pupil.enrolments.get()])
    second = a_classroom(room.school, "3e B")
    with pytest.raises(NotInvited):
        register_class(event, second, by=by, pupils=[pupil.enrolments.get()])
    both = an_event(room.school.territory, for_whom="both")
    asks(both, pupil)
    with pytest.raises(PupilsRegistered):
        register_class(both, room, by=by, pupils=[pupil.enrolments.get()])


def test_nobody_overtakes_when_no_seat_is_offered_any_more():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    first, second, third = (a_pupil(room) for _each in range(3))
    has = asks(event, first)
    asks(event, second)
    with travel(event.closes_at - timedelta(minutes=20)):
        leave(has, by=acting(first))
        assert asks(event, third).state == RegistrationState.WAITING
    assert choose(event.registrations.waiting()[0], free_seats(event))


def test_a_kept_seat_that_is_given_back_after_it_fell_open_is_anybodys():
    room, other = a_classroom(), a_classroom()
    event = an_event(room.school.territory, seats=1)
    organiser = a_coordinator(room.school.territory)
    until = clock.now() + timedelta(days=1)
    keep_seats(event, by=organiser, school=room.school, seats=1, until=until)
    other.school.territory = room.school.territory
    other.school.save()
    own, stranger = a_pupil(room), a_pupil(other)
    has = asks(event, own)
    asks(event, stranger)
    with travel(until):
        run_care()
        leave(has, by=acting(own))
    assert event.registrations.get(enrolment__pupil=stranger).state == RegistrationState.OFFERED


def test_a_pupil_who_leaves_the_school_gives_the_seat_back():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    leaver, next_one = a_pupil(room), a_pupil(room)
    asks(event, leaver)
    asks(event, next_one)
    with working_as(Actor.task("test")):
        end_enrolments({leaver.enrolments.get().pk: clock.today()})
    assert event.registrations.get(enrolment__pupil=next_one).state == RegistrationState.OFFERED


def test_an_erased_pupils_seat_goes_on_and_the_class_is_counted_anew():
    room = a_classroom()
    event = an_event(room.school.territory, seats=2, for_whom="both")
    erased, stays, waits = (a_pupil(room) for _each in range(3))
    register_class(event, room, by=a_head_of(room.school), pupils=[each.enrolments.get() for each in (erased, stays)])
    asks(event, waits)
    erased.enrolments.get().participations.all().delete()
    run_care()
    assert event.registrations.get(classroom=room).persons == 1
    assert event.registrations.get(enrolment__pupil=waits).state == RegistrationState.OFFERED


def test_one_event_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch):
    from premierpas.events import tasks

    room = a_classroom()
    broken, whole = an_event(room.school.territory), an_event(room.school.territory)

    def fails(event: Event, **kwargs: object) -> None:
        if event.pk == broken.pk:
            raise RuntimeError
        closing(event, **kwargs)

    closing = tasks.close_event
    monkeypatch.setattr(tasks, "close_event", fails)
    with travel(whole.end):
        counts = run_care()
    whole.refresh_from_db()
    assert counts["failed"] == 1 and whole.state == "held"


def test_nobody_is_sent_to_a_door_for_what_happens_on_a_screen():
    room = a_classroom()
    screen = {"where": "video", "video": "https://visio.exemple.test/x", "meeting_point": "À l’entrée"}
    event, pupil = an_event(room.school.territory, **screen), a_pupil(room)
    asks(event, pupil)
    browser = browser_of(pupil)
    ticket = browser.get(reverse("entrance:ticket", args=[event.slug])).content.decode()
    for page in (text(browser, "place", event), ticket):
        assert "visio" in page
        assert not [each for each in ("À l’entrée", event.venue, event.street) if each in page]
