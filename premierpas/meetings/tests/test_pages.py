"""Pages of meetings ask as much for many as for one, and forms say what is wrong at its field."""

from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.meetings.lines import lines_of
from premierpas.meetings.models import Attendance, Meeting
from tests.clients import signed_in_as
from tests.factories import viewer

from .situations import a_scene

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def scene():
    return a_scene()


def a_life(scene, many: int) -> None:
    """Some that were, some that are due, some that are ahead, of two pupils."""
    for n in range(1, many + 1):
        scene.met(n * timedelta(hours=3), step=f"Pas {n}", step_on=clock.today() + DAY, private="…")
        scene.plans(clock.now() - n * DAY, scene.pair, scene.friend)
        scene.plans(clock.now() + n * timedelta(hours=20), scene.pair, scene.friend)


def test_no_page_asks_more_for_many_than_for_few(scene, django_assert_max_num_queries, django_assert_num_queries):
    pages = {
        "/mentor/rendez-vous/": scene.mentor, "/moi/rendez-vous/": scene.pupil, "/moi/": scene.pupil,
        "/association/rendez-vous/": scene.coordinator, f"/rendez-vous/eleve/{scene.pupil.pk}/": scene.coordinator,
        "/rendez-vous/comptes-rendus/": scene.teacher,
    }  # fmt: skip
    clients = {address: signed_in_as(who) for address, who in pages.items()}
    a_life(scene, 2)
    few = {address: _asked(clients[address], address, django_assert_max_num_queries) for address in pages}
    a_life(scene, 5)
    many = {address: _asked(clients[address], address, django_assert_max_num_queries) for address in pages}
    assert {each: (few[each], many[each]) for each in pages if many[each] > few[each]} == {}
    mentor = viewer(scene.mentor)
    assert len(lines_of([scene.pair.pk], mentor)[scene.pair.pk]) > 10
    with django_assert_max_num_queries(6):
        lines_of([scene.pair.pk, scene.friend.pk], mentor)


def _asked(client, address, counting) -> int:
    client.get(address)  # what is built once is built
    with counting(45) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_lists_are_pages_of_twenty(scene):
    a_life(scene, 9)
    page = signed_in_as(scene.coordinator).get("/association/rendez-vous/?vue=en-retard").content.decode()
    assert page.count("/rendez-vous/eleve/") <= 2 * 20


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Dites si vous vous êtes vus ou parlé."),
        ({"came": "yes"}, "Une phrase suffit"),
        ({"came": "yes", "did": "Relu.", "step": "Envoyer"}, "Choisissez pour quand."),
        ({"came": "ill", "urgent": "on"}, "Écrivez ce qui est à lire tout de suite."),
    ],
)
def test_a_note_says_at_its_field_what_it_lacks_and_loses_nothing(scene, typed, words):
    meeting = scene.plans(clock.now() - DAY)
    row = Attendance.objects.get(meeting=meeting)
    data = {(f"came-{row.pk}" if name == "came" else name): said for name, said in typed.items()}
    answer = signed_in_as(scene.mentor).post(f"/mentor/rendez-vous/{meeting.pk}/note/", data | {"how": "Bien."})
    assert answer.status_code == 422
    assert words in answer.content.decode() and "Bien." in answer.content.decode()
    assert Meeting.objects.get().is_planned


def test_a_reminder_is_sent_or_put_aside_in_the_list(scene):
    near, far = scene.plans(clock.now() + DAY), scene.plans(clock.now() + 2 * DAY)
    team = signed_in_as(scene.coordinator)
    assert team.get("/association/rendez-vous/").content.decode().count("Envoyer maintenant") == 2
    for meeting, act in ((near, "send"), (far, "skip")):
        team.post(f"/association/rendez-vous/{meeting.pk}/rappel/", {"why": "meetings.soon", "act": act})
    assert team.get("/association/rendez-vous/").content.decode().count("Envoyer maintenant") == 0
