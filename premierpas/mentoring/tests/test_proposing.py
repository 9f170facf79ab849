"""A proposal says why; nobody is proposed beyond the load they wish; the same rows give the same list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.mentoring.free import Free
from premierpas.mentoring.models import Pair
from premierpas.mentoring.proposing.assigning import propose
from premierpas.mentoring.proposing.score import HOUR, LANGUAGE, NEAR, PLACE_LEFT, SECTOR, parts_of
from premierpas.mentoring.proposing.wishes import Wish
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, School
from premierpas.people.enums import Language, Relation
from premierpas.people.models import Enrolment, Guardian, Volunteer
from premierpas.volunteers.models import Availability
from premierpas.volunteers.offering import Offering, slot_of
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_cleared_volunteer, a_member, a_pair, a_pupil, a_school, a_territory


def a_wish(pk=1, language=None, sectors=()):
    spoken = ((language, Relation.MOTHER),) if language else ()
    school = School(name="Paul-Éluard", latitude=48.8924, longitude=2.2071)  # Nanterre
    return Wish(Enrolment(pk=pk, classroom=Classroom(school=school)), spoken, frozenset(sectors))


def somebody(pk=1, has=0, **offers):
    return Free(Volunteer(pk=pk, name=f"B{pk}"), Offering(**offers), has)


def test_each_reason_has_its_points_and_its_words():
    wish = a_wish(language=Language.ARABIC, sectors=["wood"])
    free = somebody(
        languages=frozenset([Language.ARABIC]), sectors=frozenset(["wood"]), load=3, has=2,
        slots=frozenset(map(slot_of, ["3-afternoon", "2-morning"])), postal_code="92000",
    )  # fmt: skip
    (proposal,) = propose([wish], [free], on=clock.today())
    parts = proposal.match.parts
    assert [part.points for part in parts] == [LANGUAGE, SECTOR, HOUR, NEAR[0][1], PLACE_LEFT]
    assert parts[0].words == "parle arabe comme sa mère" and parts[4].words == "2 élèves sur 3"
    assert parts[2].words == "1 moment libre hors des cours" and parts[3].words.endswith("de l’établissement")
    assert proposal.match.points == sum(part.points for part in parts)


def test_what_isnt_shared_gives_no_points():
    assert parts_of(a_wish(language=Language.TURKISH), somebody(languages=frozenset([Language.ARABIC]))) == []


def test_whoever_is_away_on_the_first_day_isnt_proposed():
    today = clock.today()
    free = somebody(away=((today, today + timedelta(days=9)),))
    assert propose([a_wish()], [free], on=today)[0].match is None


TEAM = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=5)
PUPILS = st.lists(st.booleans(), max_size=8)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(team=TEAM, pupils=PUPILS)
def test_nobody_gets_more_than_they_wish_and_nobody_is_left_while_somebody_is_free(team, pupils):
    people = [
        somebody(at + 1, has, load=load, languages=frozenset([Language.ARABIC] if speaks else []))
        for at, (load, has, speaks) in enumerate(team)
    ]
    wishes = [a_wish(at + 1, Language.ARABIC if speaks else None) for at, speaks in enumerate(pupils)]
    made = propose(wishes, people, on=clock.today())
    taken = [each.match.free.volunteer.pk for each in made if each.match]
    room = {each.volunteer.pk: each.left for each in people}
    assert all(taken.count(pk) <= room[pk] for pk in room)
    assert len(taken) == min(len(wishes), sum(room.values()))
    again = propose(wishes, people, on=clock.today())
    assert taken == [each.match.free.volunteer.pk for each in again if each.match]


def test_pupils_spread_over_those_who_fit_alike():
    made = propose([a_wish(at) for at in (1, 2, 3)], [somebody(at, load=3) for at in (1, 2, 3)], on=clock.today())
    assert sorted(each.match.free.volunteer.pk for each in made) == [1, 2, 3]


@pytest.fixture
def territory(db):
    return a_territory()


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


def pupils_of(territory, count):
    room = a_classroom(a_school(territory))
    made = [a_pupil(room) for _ in range(count)]
    for each in made:
        Guardian.objects.create(pupil=each, name="Amel Benali", relation="mother", language="ar", rank=1)
    return made


def test_several_are_paired_at_once_with_the_lead_named_and_the_words_kept(territory, coordinator):
    pupils = pupils_of(territory, 3)
    speaks, other = a_cleared_volunteer(territory), a_cleared_volunteer(territory)
    Availability.objects.create(volunteer=speaks, languages=["ar"], load=2)
    client = signed_in_as(coordinator)
    page = client.get("/association/binomes/proposer/").content.decode()
    assert "parle arabe comme sa mère" in page
    first, second, third = (each.enrolments.get().pk for each in pupils)
    lead = f"membership:{coordinator.pk}"
    data = {
        "lead": Presence.objects.get(key=lead).pk, f"take_{first}": "on", f"volunteer_{first}": speaks.pk,
        f"take_{second}": "on", f"volunteer_{second}": other.pk, f"volunteer_{third}": speaks.pk,
    }  # fmt: skip
    answer = client.post("/association/binomes/proposer/", data)
    assert answer.status_code == 302, answer.content.decode()
    made = {pair.enrolment_id: pair for pair in Pair.objects.running()}
    assert set(made) == {first, second} and made[second].volunteer == other
    assert "parle arabe comme sa mère" in made[first].why and made[first].lead.key == lead
    again = client.post("/association/binomes/proposer/", data)
    assert again.status_code == 422 and Pair.objects.count() == 2


def test_lists_and_proposals_ask_as_many_queries_for_twelve_as_for_three(territory, coordinator):
    client, counts = signed_in_as(coordinator), {}
    for more in (3, 9):
        for pupil in pupils_of(territory, 2 * more)[:more]:
            a_pair(pupil, a_cleared_volunteer(territory))
        for path in ("", "eleves/", "benevoles/", "proposer/"):
            client.get(f"/association/binomes/{path}")
            with CaptureQueriesContext(connection) as found:
                assert client.get(f"/association/binomes/{path}").status_code == 200
            counts.setdefault(path, set()).add(len(found))
    assert all(len(each) == 1 for each in counts.values()), counts
