"""Before pupils: two people are asked, a text is signed in its version, five scenes are understood by oneself."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.core import clock
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.organisations.enums import Role
from premierpas.people.enums import Clearance
from premierpas.volunteers.actions import (
    activate,
    answer_scene,
    forget_reference,
    name_reference,
    note_spoken,
    reinstate,
    sign_charter,
    suspend,
)
from premierpas.volunteers.actions.learning import understood_by
from premierpas.volunteers.charter import CHARTERS, VERSION
from premierpas.volunteers.scenes import SCENES
from tests.clients import signed_in, signed_in_as
from tests.factories import a_member, a_territory, a_volunteer, acting

from .situations import on_the_way, referred

pytestmark = pytest.mark.django_db
CODES = [each.code for each in SCENES]


@pytest.fixture
def coordinator():
    return a_member(Role.COORDINATOR, a_territory("Nanterre"))


@pytest.fixture
def volunteer(coordinator):
    return a_volunteer(coordinator.territory)


def understands(volunteer, codes=CODES):
    for scene in SCENES:
        if scene.code in codes:
            assert answer_scene(volunteer, by=acting(volunteer), scene=scene, answer=scene.right.code)


def state_of(volunteer) -> str:
    volunteer.refresh_from_db()
    return str(volunteer.state)


def test_there_are_five_scenes_with_three_answers_of_which_one_is_right_and_all_say_why():
    assert len(SCENES) == len(set(CODES)) == 5
    for scene in SCENES:
        assert len({each.code for each in scene.answers}) == 3
        assert sum(each.is_right for each in scene.answers) == 1
        assert all(str(each.why) for each in scene.answers)
    assert len({[each.is_right for each in scene.answers].index(True) for scene in SCENES}) == 3, "not always the same"


def test_whoever_has_understood_all_scenes_has_done_the_training_by_themself(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.CHARTER_SIGNED)
    understands(volunteer, CODES[:-1])
    assert state_of(volunteer) == Clearance.CHARTER_SIGNED
    understands(volunteer, CODES[-1:])
    assert state_of(volunteer) == Clearance.TRAINED
    noted = volunteer.milestones.get(event="trained")
    assert (noted.by, noted.on) == (volunteer.user, clock.today())


def test_a_training_before_the_charter_counts_once_it_is_signed(volunteer, coordinator):
    understands(volunteer)
    on_the_way(volunteer, coordinator, Clearance.REGISTER_CHECKED)
    sign_charter(volunteer, by=acting(volunteer))
    assert state_of(volunteer) == Clearance.TRAINED


def test_after_a_suspension_all_scenes_and_the_charter_come_anew(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.CHARTER_SIGNED)
    understands(volunteer)
    suspend(volunteer, by=acting(coordinator), reason="À éclaircir")
    reinstate(volunteer, by=acting(coordinator))
    assert understood_by(volunteer) == set()
    on_the_way(volunteer, coordinator, Clearance.CHARTER_SIGNED)
    assert state_of(volunteer) == Clearance.CHARTER_SIGNED


@settings(max_examples=25, deadline=None)
@given(tries=st.lists(st.tuples(st.sampled_from(range(5)), st.sampled_from(range(3))), max_size=30))
def test_in_any_order_of_tries_one_is_trained_exactly_when_each_scene_was_understood(tries):
    coordinator = a_member(Role.COORDINATOR, a_territory())
    volunteer = on_the_way(a_volunteer(coordinator.territory), coordinator, Clearance.CHARTER_SIGNED)
    understood = set()
    for number, choice in tries:
        scene = SCENES[number]
        chosen = scene.answers[choice]
        assert answer_scene(volunteer, by=acting(volunteer), scene=scene, answer=chosen.code) == chosen.is_right
        understood |= {scene.code} if chosen.is_right else set()
        done = understood == set(CODES)
        assert state_of(volunteer) == (Clearance.TRAINED if done else Clearance.CHARTER_SIGNED)


def test_a_wrong_answer_explains_and_may_be_tried_again(volunteer):
    browser, page = signed_in(volunteer.user), reverse("volunteers:training")
    scene = SCENES[0]
    wrong = next(each for each in scene.answers if not each.is_right)
    answer = browser.post(page, {"scene": scene.code, "answer": wrong.code})
    assert str(wrong.why) in answer.content.decode() and 'value="seen"' in answer.content.decode()
    assert not volunteer.understood.exists()
    answer = browser.post(page, {"scene": scene.code, "answer": scene.right.code}, follow=True)
    assert str(scene.right.why) in answer.content.decode()
    assert str(SCENES[1].title) in browser.get(page).content.decode()


def test_the_version_that_was_signed_is_kept_and_can_be_read(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.CHARTER_SIGNED)
    assert volunteer.milestones.get(event="charter").version == VERSION
    page = signed_in(volunteer.user).get(reverse("volunteers:charter")).content.decode()
    assert VERSION in page and str(CHARTERS[VERSION][0].title) in page


def test_nobody_is_cleared_before_two_people_were_spoken_to(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.TRAINED)
    by = acting(coordinator)
    first = name_reference(volunteer, by=acting(volunteer), name="Maud Petit", function="Voisine", reach="0612000001")
    with pytest.raises(DomainError, match="encore 2 références"):
        activate(volunteer, by=by)
    note_spoken(first, by=by, on=clock.today(), said="Très patiente")
    with pytest.raises(DomainError, match="encore 1 référence"):
        activate(volunteer, by=by)
    with pytest.raises(DomainError, match="déjà nommée"):
        name_reference(volunteer, by=by, name="maud petit", function="", reach="")
    referred(volunteer, coordinator)
    assert activate(volunteer, by=by).state == Clearance.ACTIVE
    with pytest.raises(WrongState):
        forget_reference(first, by=by)


def test_what_was_said_is_read_by_coordinators_alone(volunteer, coordinator):
    referred(volunteer, coordinator)
    reference = volunteer.references.first()
    names = reverse("volunteers:references", args=[volunteer.pk])
    hearing = reverse("volunteers:reference", args=[reference.pk])
    assert "Fiable et patient" in signed_in_as(coordinator).get(names).content.decode()
    own = signed_in(volunteer.user)
    assert "Maud Petit" in own.get(names).content.decode()
    assert "Fiable et patient" not in own.get(names).content.decode()
    assert own.get(hearing).status_code == 403
    lead = a_volunteer(coordinator.territory, role="lead")
    assert signed_in(lead.user).get(names).status_code == 403
    for who in (volunteer, lead):
        with pytest.raises(NotAllowed):
            note_spoken(reference, by=acting(who), on=clock.today(), said="Parfait")
