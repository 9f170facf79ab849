"""What a mentor finds on their home: what waits, then the next meeting with all that is needed at its door."""

from datetime import date, datetime, timedelta

import pytest

from premierpas.core.clock import PARIS, travel
from premierpas.meetings import actions
from premierpas.meetings.coming import next_of
from premierpas.meetings.enums import Way
from premierpas.meetings.models import Meeting
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from tests.clients import signed_in_as
from tests.factories import acting, viewer

from .situations import a_scene

MONDAY = datetime(2026, 11, 16, 12, tzinfo=PARIS)
DAY = timedelta(days=1)


@pytest.fixture
def scene(db):
    with travel(MONDAY):
        yield a_scene()


def home(scene) -> str:
    page = signed_in_as(scene.mentor).get("/mentor/")
    assert page.status_code == 200
    return page.content.decode().partition("<main")[2]


def test_the_next_meeting_says_where_what_was_to_be_done_and_what_was_written_last(scene):
    said = {"step_on": date(2026, 11, 20), "private": "Dort mal."}
    scene.met(5 * DAY, how="Contente.", step="Finir sa lettre", **said)
    scene.met(2 * DAY, how="La distance l’inquiète.", step="Dire oui à sa place", **said)
    first = scene.pair.steps.get(words="Finir sa lettre")
    actions.tick_step(first, by=acting(scene.pupil), done=True)
    actions.plan_meeting(
        [scene.pair], by=acting(scene.mentor), start=MONDAY + DAY, way=Way.ON_SITE, place="CDI du collège"
    )
    scene.plans(MONDAY + 3 * DAY, scene.friend)
    found = next_of(viewer(scene.mentor))
    assert found is not None
    assert (found.who, found.place, found.last) == ("Inès", "CDI du collège", "La distance l’inquiète.")
    assert list(found.steps) == [("Finir sa lettre", True), ("Dire oui à sa place", False)]
    page = home(scene)
    wanted = (
        "Rien à faire avant de voir Inès, demain", "CDI du collège", "« La distance l’inquiète. »", "Votre note du 14",
        "Proposer une autre heure", "Tous mes rendez-vous", "Mes créneaux à réserver",
    )  # fmt: skip
    assert [each for each in wanted if each not in page.replace("\xa0", " ").replace("&nbsp;", " ")] == []
    assert "Dort mal." not in page


def test_what_is_due_stands_first_each_once_and_may_be_answered_with_no(scene):
    scene.plans(MONDAY - 2 * DAY, scene.pair, scene.friend)
    scene.plans(MONDAY - DAY, scene.friend)
    scene.plans(MONDAY + DAY)
    page = home(scene)
    assert "2 choses à faire, puis Inès demain" in page and "il y a 2" in page
    assert page.count("Nous ne nous sommes pas vus") == 1 and page.count("Écrire la note, une minute") == 2


def test_whoever_is_excused_or_accompanied_no_more_is_not_the_next(scene):
    meeting = scene.plans(MONDAY + DAY)
    actions.excuse(meeting.attendances.get(), by=acting(scene.pupil))
    assert next_of(viewer(scene.mentor)) is None
    Meeting.objects.all().delete()
    scene.plans(MONDAY + DAY)
    assert next_of(viewer(scene.mentor)) is not None
    end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.OTHER)
    assert next_of(viewer(scene.mentor)) is None
