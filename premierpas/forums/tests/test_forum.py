"""A forum from its invitations to its badges: answers, wishes, the assignment kept, redone, changed by hand, told."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.apps import apps
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.core.outbox.models import Cause, Message
from premierpas.core.outbox.suppression import suppress
from premierpas.events.actions import cancel_event, leave, move_event
from premierpas.forums import actions
from premierpas.forums.errors import (
    AlreadyThere,
    HoursOutside,
    NothingToAssign,
    NumberTaken,
    StandFull,
    WantsNoMail,
    WishesClosed,
)
from premierpas.forums.models import Assignment, Stand, Wish
from premierpas.forums.printing import badges_pdf, class_list_pdf, signs_pdf
from premierpas.forums.said import fairness_of, why_for_pupil
from premierpas.forums.seated import coming, forum_of, hours, how_many, places_of, seated
from premierpas.ui.pdf.rendering import page_count
from tests.factories import a_classroom, a_company, a_head_of, a_school, acting

from .situations import a_forum, as_it_is, organiser, wishes, with_class, with_hours, with_stands

pytestmark = pytest.mark.django_db


def sent_to(address: str) -> list[str]:
    return list(Message.objects.filter(to=address).order_by("pk").values_list("notice", flat=True))


def test_only_verified_companies_of_the_territory_that_want_mail_are_invited_and_once():
    event = a_forum()
    by = organiser(event)
    comes = a_company(event.territory, email="oui@exemple.test")
    others = [
        a_company(event.territory, verified=False, email="inconnue@exemple.test"), a_company(email="loin@exemple.test"),
        a_company(event.territory, email=""), a_company(event.territory, email="assez@exemple.test"),
    ]  # fmt: skip
    suppress("assez@exemple.test", cause=Cause.UNSUBSCRIBED, whose="contact:7", scope="letters.companies")
    assert [each.company for each in actions.invite_companies(event, by=by, companies=[comes, *others])] == [comes]
    assert actions.invite_companies(event, by=by, companies=[comes]) == []
    assert sent_to("oui@exemple.test") == ["forums.stand_invited"] and sent_to("assez@exemple.test") == []
    with pytest.raises(WantsNoMail):
        actions.add_stand(event, by=by, name="Assez", email="assez@exemple.test", invite=True)


def test_a_stand_answers_by_link_is_reminded_after_days_and_reads_how_many_come_never_who():
    event = a_forum()
    by = organiser(event)
    stand = actions.add_stand(event, by=by, name="La Bécane", email="lea@becane.test", invite=True)
    assert actions.remind_stands(event, by=by) == []
    with travel(clock.now() + timedelta(days=4)):
        assert actions.remind_stands(event, by=by) == [stand] and actions.remind_stands(event, by=by) == []
        link = Link.objects.get(purpose="forums.stand", revoked_at=None)
        answer = Client().post(link.address, {"answer": "yes", "people": "Léa Roy", "needs": ["table", "socket"]})
        assert answer.status_code == 302
        stand.refresh_from_db()
        assert (stand.answer, stand.people, stand.needs) == ("yes", "Léa Roy", ["table", "socket"])
        with_hours(event, 1)
        classroom = a_classroom(a_school(event.territory))
        people = with_class(event, classroom, 2)
        actions.assign_stands(event, by=by)
        assert "2 élèves" not in Client().get(link.address).content.decode()
        actions.publish(event, by=by)
        page = Client().get(link.address).content.decode()
        assert "2 élèves" in page
        assert not any(each.enrolment.pupil.last_name in page for each in people)


def test_each_place_of_the_hall_has_one_stand():
    event = a_forum()
    first, second = with_stands(event, "Un", "Deux")
    with pytest.raises(NumberTaken, match="Un"):
        actions.change_stand(second, by=organiser(event), fields=as_it_is(second) | {"number": 1}, places={})
    moved = actions.change_stand(first, by=organiser(event), fields=as_it_is(first) | {"number": 9}, places={})
    assert moved.number == 9


def test_hours_lie_within_the_event_and_replace_those_of_before():
    event = a_forum()
    first = with_hours(event, 2)
    assert len(with_hours(event, 2)) == 2 and hours(event) == first  # the same again keeps them
    assert len(with_hours(event, 4)) == 4 and len(hours(event)) == 4
    late = event.end + timedelta(minutes=1)
    with pytest.raises(HoursOutside):
        actions.make_slots(event, by=organiser(event), first=event.start, last=late, minutes=20, pause=5)


def test_a_pupil_with_a_seat_wishes_until_the_day_and_for_stands_that_come():
    event = a_forum()
    one, two, out = with_stands(event, "Un", "Deux", "Trois")
    actions.answer_stand(out, by=organiser(event), fields={"answer": "no"})
    with_hours(event)
    (person,) = with_class(event, a_classroom(a_school(event.territory)), 1)
    pupil = acting(person.enrolment.pupil)
    actions.wish(person, by=pupil, stands=[two, out, one, two])
    assert list(Wish.objects.order_by("rank").values_list("stand", flat=True)) == [two.pk, one.pk]
    with travel(clock.now() + timedelta(days=6)), pytest.raises(WishesClosed):
        actions.wish(person, by=pupil, stands=[one])
    leave(person.registration, by=a_head_of(person.enrolment.classroom.school))
    with pytest.raises(NotAllowed):
        actions.wish(person, by=pupil, stands=[one])


def a_shared_forum(pupils: int = 4, places: int = 2):
    event = a_forum()
    stands = with_stands(event, "Un", "Deux", "Trois")
    with_hours(event, 2, places=places)
    people = with_class(event, a_classroom(a_school(event.territory)), pupils, escorts=[("Nora Petit", "")])
    for each in people:
        wishes(each, stands[:2])
    actions.assign_stands(event, by=organiser(event))
    return event, stands, people


def where(event) -> set[tuple[int, int, int]]:
    return set(Assignment.objects.filter(slot__event=event).values_list("participant", "slot", "stand"))


def test_sharing_out_again_changes_nothing_and_says_how_fair_it_is():
    event, stands, people = a_shared_forum()
    before = where(event)
    assert len(before) == 8 and all(n <= 2 for n in how_many(event).values())
    actions.assign_stands(event, by=organiser(event))
    assert where(event) == before
    fair = fairness_of(event, 2)
    assert (fair.people, fair.wished, fair.missing, fair.got[0]) == (4, 4, 0, ("1er", 4))


def test_the_reason_names_the_wish_and_why_not_a_better_one():
    event, stands, people = a_shared_forum(pupils=4, places=1)
    said = [why_for_pupil(row, wished=2) for row in Assignment.objects.all()]
    assert "C’est ton 2e vœu. Le 1er était complet à cette heure." in said


def test_what_is_changed_by_hand_is_within_the_places_kept_and_recorded():
    event, stands, people = a_shared_forum()
    by, slot = organiser(event), hours(event)[0]
    third = stands[2]
    row = Assignment.objects.filter(slot=slot).exclude(stand=third).first()
    assert row is not None
    twice = Assignment.objects.exclude(slot=slot).get(participant=row.participant)
    with pytest.raises(AlreadyThere):
        actions.change_visit(row.participant, by=by, slot=slot, stand=twice.stand)
    actions.change_stand(third, by=by, fields=as_it_is(third), places={slot.pk: 0})
    with pytest.raises(StandFull):
        actions.change_visit(row.participant, by=by, slot=slot, stand=third)
    actions.change_stand(third, by=by, fields=as_it_is(third), places={slot.pk: 1})
    changed = actions.change_visit(row.participant, by=by, slot=slot, stand=third)
    assert changed is not None and changed.changed_by == by.user
    actions.assign_stands(event, by=by)
    assert Assignment.objects.get(participant=row.participant, slot=slot).stand == third
    kept = apps.get_model("forums.AssignmentHistory").objects.filter(pgh_obj_id=changed.pk)
    assert [each.stand_id for each in kept.order_by("pgh_id")] == [row.stand_id, third.pk]


def test_once_pupils_know_only_what_is_missing_is_filled():
    event, stands, people = a_shared_forum()
    by = organiser(event)
    actions.publish(event, by=by)
    assert Message.objects.filter(notice="forums.published").count() == 4
    actions.publish(event, by=by)
    assert Message.objects.filter(notice="forums.published").count() == 4
    before = where(event)
    actions.answer_stand(stands[1], by=by, fields={"answer": "no"})
    actions.assign_stands(event, by=by)
    stays = {row for row in before if row[2] != stands[1].pk}
    assert stays <= where(event) and not any(row[2] == stands[1].pk for row in where(event))
    assert Message.objects.filter(notice="forums.changed").exists()
    with pytest.raises(WrongState):
        with_hours(event, 3)


def test_nothing_is_shared_out_before_there_are_stands_hours_and_people():
    event = a_forum()
    with pytest.raises(NothingToAssign):
        actions.assign_stands(event, by=organiser(event))
    with pytest.raises(WrongState):
        actions.publish(event, by=organiser(event))


def test_signs_badges_and_the_class_list_are_accessible_files_with_first_names_only():
    event, stands, people = a_shared_forum()
    actions.publish(event, by=organiser(event))
    made = {
        "signs": signs_pdf(event, coming(event)), "badges": badges_pdf(event),
        "list": class_list_pdf(event, people[0].enrolment.classroom), "none": signs_pdf(event, []),
    }  # fmt: skip
    assert {name: page_count(pdf) for name, pdf in made.items()} == {"signs": 3, "badges": 1, "list": 1, "none": 1}
    for pdf in made.values():
        assert len(pdf) < 150_000
        with pikepdf.open(io.BytesIO(pdf)) as file:
            assert "pdfuaid" in str(file.Root.Metadata.read_bytes())


def test_twelve_stands_are_shared_out_in_few_questions(
    django_assert_max_num_queries,
):
    event = a_forum(seats=60)
    stands = with_stands(event, *(f"Stand {n}" for n in range(12)))
    with_hours(event, 5, places=6)
    people = with_class(event, a_classroom(a_school(event.territory)), 30)
    for at, person in enumerate(people):
        wishes(person, [stands[(at + n) % 12] for n in range(5)])
    by = organiser(event)
    with django_assert_max_num_queries(30):
        actions.assign_stands(event, by=by)
    places = places_of(forum_of(event), coming(event), hours(event))
    assert all(n <= places[key] for key, n in how_many(event).items())
    assert Assignment.objects.count() == 30 * 5 == seated(event).count() * 5
    assert Stand.objects.count() == 12


def test_stands_hear_of_another_date_and_of_a_forum_that_is_cancelled_unless_they_said_no():
    event = a_forum()
    by = organiser(event)
    actions.add_stand(event, by=by, name="La Bécane", email="lea@becane.test", invite=True)
    no = actions.add_stand(event, by=by, name="Le Fournil", email="non@fournil.test", invite=True)
    actions.answer_stand(no, by=by, fields={"answer": "no"})
    later = {"start": event.start + timedelta(days=1), "end": event.end + timedelta(days=1)}
    move_event(event, by=by, values=later)
    cancel_event(event, by=by, why="Grève des bus")
    assert sent_to("lea@becane.test") == ["forums.stand_invited", "forums.stand_moved", "forums.stand_cancelled"]
    assert sent_to("non@fournil.test") == ["forums.stand_invited"]
    assert "Grève des bus" in Message.objects.get(notice="forums.stand_cancelled").body
