"""What a class is asked for, what pupils have done of it, and who is late."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from premierpas.accounts.models import PupilCard
from premierpas.careers.models import PathSheet
from premierpas.careers.paths import shipped
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.events.actions import register_pupil
from premierpas.events.models import Participant
from premierpas.interests.activities import ACTIVITIES
from premierpas.interests.models import Profile
from premierpas.meetings.tests.situations import a_scene as a_meeting_scene
from premierpas.people.models import Enrolment
from premierpas.preparation.actions import forget_path, mark_practised, set_path
from premierpas.preparation.classes import late_of, matrix, years_of
from premierpas.preparation.doors import NOTHING_YET, evidence
from premierpas.preparation.enums import StepKey, Verdict
from premierpas.preparation.errors import DayImpossible, NoSteps
from premierpas.preparation.evidence import events_seen, interests_found, people_met
from premierpas.preparation.forms import PathForm
from premierpas.preparation.plans import plan_of
from premierpas.preparation.progress import Stand, road_of, roads_of
from premierpas.preparation.steps import STEPS, USUAL, offered
from premierpas.ui.written import written
from tests.factories import a_pupil, acting, an_event

from .situations import TODAY, Scene, a_scene, in_days

pytestmark = pytest.mark.django_db
TRADES, SPEAK, SECTORS = STEPS[StepKey.TRADES], STEPS[StepKey.SPEAK], STEPS[StepKey.SECTORS]


def stand_of(scene: Scene, key: StepKey) -> Stand:
    return next(each.stand for each in road_of(scene.year).steps if each.step.key == key)


def test_a_class_of_which_nobody_has_said_anything_takes_the_usual_steps():
    plan = plan_of(a_scene().year.classroom)
    assert plan.usual
    assert [each.step.key for each in plan.asked] == list(USUAL)
    assert all(each.due and each.due < date(2027, 1, 11) for each in plan.asked)


def test_a_class_without_weeks_has_steps_without_days():
    scene = a_scene(weeks=False)
    plan = plan_of(scene.year.classroom)
    assert not plan.has_weeks
    assert {each.due for each in plan.asked} == {None}
    with travel(in_days(100)):
        assert not road_of(scene.year).late


def test_two_classes_are_asked_at_once_and_a_chosen_day_stays_when_the_others_are_counted():
    first = a_scene()
    second = a_scene(name="3e B", beside=first)
    rooms = [first.year.classroom, second.year.classroom]
    set_path(rooms, chosen=[(TRADES, date(2026, 11, 10)), (SPEAK, None)], by=acting(first.teacher))
    for room in rooms:
        plan = plan_of(room)
        assert [(each.step, each.due, each.chosen) for each in plan.asked] == [
            (TRADES, date(2026, 11, 10), True), (SPEAK, date(2027, 1, 8), False),
        ]  # fmt: skip
    forget_path(rooms, by=acting(first.teacher))
    assert plan_of(rooms[0]).usual


def test_a_day_on_which_a_class_has_gone_already_is_refused_for_all_classes():
    first = a_scene()
    second = a_scene(name="3e B", beside=first)
    rooms = [first.year.classroom, second.year.classroom]
    with pytest.raises(DayImpossible) as refused:
        set_path(rooms, chosen=[(TRADES, date(2027, 1, 12))], by=acting(first.teacher))
    assert refused.value.field == "trades-due"
    with pytest.raises(NoSteps):
        set_path(rooms, chosen=[], by=acting(first.teacher))
    assert plan_of(rooms[0]).usual


def test_a_teacher_sets_nothing_for_a_class_of_others():
    mine, theirs = a_scene(), a_scene()
    with pytest.raises(NotAllowed):
        set_path([mine.year.classroom, theirs.year.classroom], chosen=[(TRADES, None)], by=acting(mine.teacher))


def test_every_usual_step_can_be_counted():
    assert {STEPS[key] for key in USUAL} <= set(offered())
    assert set(evidence.names()) <= {str(key) for key in StepKey}


def test_who_has_done_everything_has_a_whole_road():
    with travel(TODAY):
        scene = a_scene()
        assert road_of(scene.year).done == 0
        scene.does_everything()
        road = road_of(scene.year)
        assert road.is_whole
        assert all(each.proof.at for each in road.steps)


def test_a_discovery_path_walked_to_its_last_stage_is_proof_and_says_which():
    scene = a_scene()
    set_path([scene.year.classroom], chosen=[(STEPS[StepKey.PATH], None)], by=acting(scene.teacher))
    path = next(iter(shipped().values()))
    sheet = PathSheet.objects.create(enrolment=scene.year, path=path.slug, answers={path.stages[0].key: "Vu."})
    with travel(TODAY):
        (step,) = road_of(scene.year).steps
        assert (step.stand, step.why) == (Stand.OPEN, "N’a fini aucun parcours découverte.")
        PathSheet.objects.filter(pk=sheet.pk).update(done_at=TODAY)
        (step,) = road_of(scene.year).steps
    assert (step.stand, step.proof.at, step.proof.words) == (Stand.DONE, TODAY, (written(path.title),))


def test_a_teacher_can_ask_for_each_step_of_the_programme():
    named = {str(step.title) for step in offered()}
    assert {
        "Explorer cinq métiers", "Rencontrer quelqu’un", "Aller à un événement", "Cinq questions",
        "Trois secteurs et pourquoi", "Lettre et CV", "Suivre un parcours découverte",
    } <= named  # fmt: skip


def numbered(scene: Scene, **numbers: str) -> PathForm:
    """The form of the usual steps, with other numbers beside some."""
    plan = plan_of(scene.year.classroom)
    steps = [each.step.key for each in plan.asked]
    data = {"classes": [str(scene.year.classroom_id)]}
    data |= {f"{key}-asked": "on" for key in steps} | {f"{key}-place": str(n) for n, key in enumerate(steps, start=1)}
    return PathForm(data | {f"{key}-place": n for key, n in numbers.items()}, plans={scene.year.classroom_id: plan})


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        ({}, "trades meet sectors questions letter speak"),
        ({"letter": "2"}, "trades letter meet sectors questions speak"),
        ({"trades": "5"}, "meet sectors questions letter trades speak"),
        ({"speak": "1", "letter": "1"}, "letter speak trades meet sectors questions"),
        ({"trades": "99"}, "meet sectors questions letter speak trades"),
        ({"letter": ""}, "trades meet sectors questions letter speak"),
    ],
)
def test_numbers_change_the_order_and_days_are_counted_in_it(numbers: dict[str, str], order: str):
    scene = a_scene()
    usual = [each.due for each in plan_of(scene.year.classroom).asked]
    form = numbered(scene, **numbers)
    assert form.is_valid(), form.errors
    set_path(form.classrooms, chosen=form.chosen, by=acting(scene.teacher))
    plan = plan_of(scene.year.classroom)
    assert " ".join(each.step.key for each in plan.asked) == order
    assert [each.due for each in plan.asked] == usual == sorted(usual)
    again = [str(asked.name).split("-")[0] for asked, _place, _due in PathForm(plans={1: plan}).rows]
    assert again[:6] == order.split(), "the form begins in the order that was set"


def test_a_number_that_is_none_is_refused_beside_its_field():
    form = numbered(a_scene(), letter="deux", meet="0")
    assert not form.is_valid()
    assert set(form.errors) == {"letter-place", "meet-place"}


def test_four_trades_are_not_five():
    scene = a_scene()
    scene.keeps_trades(4)
    assert stand_of(scene, StepKey.TRADES) != Stand.DONE
    scene.keeps_trades(5)
    assert stand_of(scene, StepKey.TRADES) == Stand.DONE


def test_a_step_is_late_from_the_day_after_its_day():
    scene = a_scene()
    set_path([scene.year.classroom], chosen=[(TRADES, date(2026, 12, 1))], by=acting(scene.teacher))
    with travel(TODAY):
        assert stand_of(scene, StepKey.TRADES) == Stand.OPEN
    with travel(in_days(1)):
        assert stand_of(scene, StepKey.TRADES) == Stand.LATE
        scene.keeps_trades()
        assert stand_of(scene, StepKey.TRADES) == Stand.DONE


def test_what_waits_for_the_teacher_is_not_late():
    with travel(TODAY):
        scene = a_scene()
        scene.shows_sectors()
    with travel(in_days(60)):
        assert stand_of(scene, StepKey.SECTORS) == Stand.WAITS
        scene.is_read(Verdict.AGAIN, "Lequel, par exemple ?")
        assert stand_of(scene, StepKey.SECTORS) == Stand.LATE


def test_somebody_is_met_at_an_event_in_a_meeting_or_in_the_notebook():
    scene = a_scene()
    year = scene.year
    assert people_met([year]).get(year.pk, NOTHING_YET) == NOTHING_YET
    event = an_event(year.classroom.school.territory)
    register_pupil(event, year, by=acting(scene.pupil))
    awaited = people_met([year])[year.pk]
    assert awaited.count == 0
    assert awaited.underway
    Participant.objects.update(came_at=event.start)
    for found in (people_met, events_seen):
        assert found([year])[year.pk].count == 1
    scene.meets_somebody()
    assert people_met([year])[year.pk].count == 2
    assert events_seen([year])[year.pk].count == 1


def test_a_meeting_that_was_held_counts_and_a_missed_one_does_not():
    scene = a_meeting_scene()
    year = Enrolment.objects.get(pupil=scene.pupil)
    scene.missed(timedelta(days=3))
    assert people_met([year]).get(year.pk, NOTHING_YET).count == 0
    scene.met()
    assert people_met([year])[year.pk].count == 1


def test_interests_count_once_they_are_looked_for_by_either_way():
    scene = a_scene()
    year = scene.year
    Profile.objects.create(pupil=scene.pupil)
    assert interests_found([year]) == {}
    Profile.objects.update(doing=[next(iter(ACTIVITIES))])
    assert interests_found([year])[year.pk].count == 1
    assert set(STEPS.values()) == set(offered())


def test_a_teacher_ticks_who_has_practised_once():
    scene = a_scene()
    year = scene.year
    assert mark_practised(year.classroom, pupils=[year.pk], by=acting(scene.teacher)) == 1
    assert mark_practised(year.classroom, pupils=[year.pk], by=acting(scene.teacher)) == 0
    assert stand_of(scene, StepKey.SPEAK) == Stand.DONE


def test_late_pupils_come_with_a_reason_and_one_act_and_the_longest_late_first():
    first = a_scene()
    second = a_scene(name="3e B", beside=first)
    by = acting(first.teacher)
    set_path([first.year.classroom], chosen=[(TRADES, date(2026, 11, 27))], by=by)
    set_path([second.year.classroom], chosen=[(SPEAK, date(2026, 11, 20))], by=by)
    with travel(TODAY):
        roads = roads_of(years_of([first.year.classroom, second.year.classroom]))
        late = late_of(roads, may_write=True)
        assert [each.road.enrolment.pupil for each in late] == [second.pupil, first.pupil]
        assert all("Carte jamais utilisée" in each.why and each.url for each in late)
        rows = matrix([roads[0].plan, roads[1].plan], roads)
        assert {(row.step, sum(cell.late for cell in row.cells)) for row in rows} == {(TRADES, 1), (SPEAK, 1)}


def test_who_has_met_nobody_is_registered_for_the_next_event_and_others_are_written_to():
    scene = a_scene()
    by, room = acting(scene.teacher), scene.year.classroom
    PupilCard.objects.create(user=scene.pupil.user, passphrase_hash="-", first_used_at=TODAY)
    event = an_event(room.school.territory)
    with travel(TODAY):
        for step, address in ((STEPS[StepKey.MEET], f"/evenements/{event.slug}/"), (TRADES, "/messages/")):
            set_path([room], chosen=[(step, date(2026, 11, 27))], by=by)
            (late,) = late_of(roads_of([scene.year]), may_write=True, event=event)
            assert address in late.url
            (late,) = late_of(roads_of([scene.year]), may_write=False, event=event)
            assert late.why
            assert not late.url


def test_a_class_of_thirty_costs_as_many_queries_as_one_pupil(
    django_assert_max_num_queries: DjangoAssertNumQueries,
):
    scene = a_scene()
    for n in range(30):
        a_pupil(scene.year.classroom, first_name=f"Élève {n}")
    years = years_of([scene.year.classroom])
    with django_assert_max_num_queries(14):
        roads_of(years)
