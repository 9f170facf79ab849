"""Who is asked what before an event, whose word counts, and when it is forgotten."""

from datetime import timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.core.events import emit
from premierpas.core.outbox.models import Message
from premierpas.entrance.actions import ask_again, note_consent, say_needs, say_photos
from premierpas.entrance.actions.answering import Said
from premierpas.entrance.enums import How, Leaves, Word
from premierpas.entrance.errors import NobodyNamed, NotComing
from premierpas.entrance.models import Consent, Needs
from premierpas.entrance.standing import day_of, may_be_on_photos, read, stand_of
from premierpas.entrance.tasks import forget_who_left
from premierpas.events.actions import leave, register_pupil, remove_participant
from premierpas.events.events import EventChanged
from premierpas.events.models import Event, Participant
from premierpas.privacy.keeping import keep_no_longer
from tests.factories import a_classroom, a_cleared_volunteer, a_head_of, a_pupil, a_school, acting

from .situations import a_class_that_comes, a_seat, a_visit, says, with_mother

pytestmark = pytest.mark.django_db


def asked() -> list[str]:
    """Who was sent a link, first first."""
    return list(Message.objects.filter(key__startswith="entrance.family").order_by("pk").values_list("to", flat=True))


def stand(participant: Participant):
    return stand_of(read(Participant.objects.filter(pk=participant.pk)).get())


def moved(event: Event, days: int) -> None:
    """Whoever organises takes another day."""
    event.start, event.end = event.start + timedelta(days=days), event.end + timedelta(days=days)
    event.save()
    with working_as(Actor.task("test")):
        emit(EventChanged(at=clock.now(), event_id=event.pk))


def test_only_whoever_has_a_seat_is_asked():
    classroom = a_classroom()
    event = a_visit(classroom, seats=1)
    has = a_seat(event, classroom, mother=True)
    waits = a_seat(event, classroom, mother=True)
    assert asked() == [has.enrolment.pupil.guardians.get().email]
    assert stand(has).word == Word.MISSING
    with pytest.raises(NotComing):
        say_needs(waits, by=acting(waits.enrolment.pupil), diet="Sans porc", access="")
    quiet = a_visit(classroom, asks_authorisation=False)
    assert stand(a_seat(quiet, classroom, mother=True)).word == Word.UNASKED
    assert len(asked()) == 1


def test_one_yes_is_enough_and_one_no_outweighs_it():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, mother=True)
    note_consent(one, by=a_head_of(classroom.school), said=Said(True), how=How.PAPER)
    assert stand(one).word == Word.GIVEN
    says(one, yes=False)
    assert stand(one).word == Word.REFUSED
    says(one, leaves=Leaves.ADULT, leaves_with="Mme Diop")
    found = stand(one)
    assert (found.word, found.leaves, found.leaves_with) == (Word.GIVEN, Leaves.ADULT, "Mme Diop")
    with pytest.raises(NobodyNamed):
        says(one, leaves=Leaves.ADULT)
    assert Consent.objects.count() == 2


def test_photos_need_a_yes_of_the_pupil_and_of_a_guardian():
    classroom = a_classroom()
    event = a_visit(classroom, asks_photos=True)
    one = a_seat(event, classroom, mother=True)
    found = []
    for pupil, guardian in ((None, None), (True, None), (True, True), (False, True), (True, False)):
        if pupil is not None:
            say_photos(one, by=acting(one.enrolment.pupil), yes=pupil)
        says(one, photos=guardian)
        found.append(may_be_on_photos(read(Participant.objects.filter(pk=one.pk)).get()))
    assert found == [False, False, True, False, False]


def test_another_day_asks_again_and_the_old_yes_counts_no_more():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, mother=True)
    says(one)
    moved(event, 0)
    assert (stand(one).word, len(asked())) == (Word.GIVEN, 1)
    moved(event, 7)
    assert (stand(one).word, len(asked())) == (Word.MISSING, 2)
    moved(event, 0)
    assert len(asked()) == 2
    says(one)
    assert stand(one).consent.day == day_of(event)


def test_whoever_leaves_is_asked_nothing_and_what_was_said_goes():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, mother=True)
    pupil = one.enrolment.pupil
    says(one)
    say_needs(one, by=acting(pupil), diet="Sans porc", access="")
    leave(one.registration, by=acting(pupil))
    assert not Needs.objects.exists() and not Consent.objects.exists()
    with pytest.raises(NotComing):
        says(one)
    register_pupil(event, one.enrolment, by=acting(pupil))
    assert stand(one.enrolment.participations.latest("pk")).word == Word.MISSING


def test_one_pupil_of_a_class_who_does_not_come_is_forgotten_by_the_next_night():
    classroom = a_classroom()
    registration = a_class_that_comes(a_visit(classroom), classroom)
    one, other, _third = registration.participants.order_by("pk")
    for each in (one, other):
        says(each)
    remove_participant(one, by=a_head_of(classroom.school))
    forget_who_left()
    assert [each.participant for each in Consent.objects.all()] == [other]


def test_thirty_days_after_the_event_all_of_it_is_gone():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom, mother=True)
    say_needs(one, by=acting(one.enrolment.pupil), diet="Sans porc", access="Fauteuil")
    says(one)
    for days, left in ((29, 1), (31, 0)):
        with travel(event.end + timedelta(days=days)):
            keep_no_longer()
        assert (Needs.objects.count(), Consent.objects.count()) == (left, left)


def test_guardians_who_said_nothing_are_reminded_once_a_day_in_their_language():
    classroom = a_classroom()
    event = a_visit(classroom)
    pupil = a_pupil(classroom, first_name="Inès")
    with_mother(pupil, language="pt")
    one = register_pupil(event, pupil.enrolments.get(), by=acting(pupil)).participants.get()
    by = a_head_of(classroom.school)
    assert [ask_again(one, by=by) for _each in range(2)] == [1, 1]
    assert len(asked()) == 2
    assert "Diga sim ou não" in Message.objects.filter(key__startswith="entrance.family").latest("pk").body
    says(one)
    with travel(clock.now() + timedelta(days=1)):
        assert ask_again(one, by=by) == 0
    assert Link.objects.filter(purpose="entrance.guardian", revoked_at=None).count() == 1


def test_neither_the_pupil_nor_another_school_nor_a_volunteer_speaks_for_the_guardian():
    classroom = a_classroom()
    one = a_seat(a_visit(classroom), classroom)
    others = (
        acting(one.enrolment.pupil), a_head_of(a_school()), acting(a_cleared_volunteer(classroom.school.territory)),
    )  # fmt: skip
    for by in others:
        with pytest.raises(NotAllowed):
            note_consent(one, by=by, said=Said(True), how=How.PAPER)
    with pytest.raises(NotAllowed):
        say_needs(one, by=a_head_of(classroom.school), diet="", access="")
