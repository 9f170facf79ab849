"""Somebody leaves: what they had is asked for, shared for a while, given; silence falls back to the coordination."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.tasks import hand_over_after_ends
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.outbox.models import Message
from premierpas.outreach.actions import move_file, note
from premierpas.outreach.enums import FileState, Kind, Result
from premierpas.outreach.models import CompanyFile
from premierpas.volunteers.actions import (
    answer_succession,
    bring_back,
    end_now,
    propose,
    say_intention,
    set_role,
    suspend,
)
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.handover.things import things_of
from premierpas.volunteers.tasks import care_every_night
from tests.clients import signed_in
from tests.factories import a_territory, a_volunteer, acting

from ..situations import after_the_end, leaves, presence
from .asking import asked, follows, open_task

pytestmark = pytest.mark.django_db


def owners() -> set[Presence]:
    return {file.owner for file in CompanyFile.objects.select_related("owner")}


def nothing_to_hand_over() -> bool:
    reasons = ["volunteers.hand_over", "volunteers.succeed"]
    return not Task.objects.filter(reason__in=reasons, state="open").exists()


def test_whoever_leaves_on_a_day_is_there_until_then_and_the_coordination_has_to_find_successors(hugo, coordinator):
    follows(hugo, "Imprimerie Vallès")
    handover = leaves(hugo)
    hugo.refresh_from_db()
    assert hugo.until == clock.midnight(handover.last_day + timedelta(days=1))
    assert signed_in(hugo.user).get(reverse("volunteers:handover", args=[handover.pk])).status_code == 200
    task = open_task("volunteers.hand_over")
    assert (task.owner, task.due) == (presence(coordinator), handover.last_day - timedelta(days=14))


def test_who_says_yes_is_beside_from_the_day_that_was_said_and_has_it_after_the_last(hugo, selma):
    [file] = follows(hugo, "Imprimerie Vallès")
    handover = leaves(hugo)
    later = clock.today() + timedelta(days=10)
    choice = Choice("outreach", file.pk, presence(selma))
    [succession] = propose(handover, by=acting(hugo), choices=[choice], together_from=later)
    assert open_task("volunteers.succeed").owner == presence(selma)
    assert Message.objects.get(notice="volunteers.asked", channel="app").to == f"user:{selma.user_id}"
    answer_succession(succession, by=acting(selma), accepted=True)
    share = file.shares.get()
    assert share.since == clock.midnight(later) and share.until == clock.midnight(handover.last_day + timedelta(days=1))
    assert nothing_to_hand_over()
    with after_the_end(handover):
        hand_over_after_ends()
        assert owners() == {presence(selma)}
        handover.refresh_from_db()
        assert handover.ended_at is not None


def test_a_no_is_looked_for_again_and_silence_falls_back_to_the_coordination(hugo, selma, coordinator):
    first, second = follows(hugo, "Imprimerie Vallès", "Régie de l’eau")
    handover = leaves(hugo)
    [refused] = asked(handover, first, selma)
    answer_succession(refused, by=acting(selma), accepted=False)
    assert [each.is_open for each in things_of(handover)] == [True, True]
    [silent] = asked(handover, second, selma)
    with travel(silent.answer_by):
        care_every_night()
        silent.refresh_from_db()
        assert silent.accepted is None, "the last day to answer isn't over"
    with travel(silent.answer_by + timedelta(days=1)):
        care_every_night()
        silent.refresh_from_db()
        assert (silent.to, silent.accepted, silent.fell_back) == (presence(coordinator), True, True)
        with pytest.raises(WrongState):
            answer_succession(silent, by=acting(coordinator), accepted=False)
    with after_the_end(handover):
        hand_over_after_ends()
        assert owners() == {presence(coordinator)}


def test_whoever_has_said_yes_and_left_before_isnt_given_anything(hugo, selma, coordinator):
    [file] = follows(hugo, "Imprimerie Vallès")
    handover = leaves(hugo)
    [succession] = asked(handover, file, selma)
    answer_succession(succession, by=acting(selma), accepted=True)
    end_now(selma, by=acting(coordinator))
    assert [each.is_open for each in things_of(handover)] == [True]
    with after_the_end(handover):
        hand_over_after_ends()
        assert owners() == {presence(coordinator)}


def test_staying_after_all_gives_nothing_away(hugo, selma):
    [file] = follows(hugo, "Imprimerie Vallès")
    handover = leaves(hugo)
    [succession] = asked(handover, file, selma)
    say_intention(hugo, by=acting(hugo), answer=Intent.STAYS)
    hugo.refresh_from_db()
    assert hugo.until is None
    assert nothing_to_hand_over()
    with pytest.raises(WrongState):
        answer_succession(succession, by=acting(selma), accepted=True)
    with after_the_end(handover):
        care_every_night()
        hand_over_after_ends()
        assert owners() == {presence(hugo)}


def test_a_day_that_moves_prolongs_the_overlap(hugo, selma):
    [file] = follows(hugo, "Imprimerie Vallès")
    handover = leaves(hugo)
    answer_succession(asked(handover, file, selma)[0], by=acting(selma), accepted=True)
    handover = leaves(hugo, days=60)
    assert file.shares.get().until == clock.midnight(handover.last_day + timedelta(days=1))


@pytest.mark.parametrize("act", ["end", "suspend", "read"])
def test_an_end_at_once_keeps_what_was_agreed(hugo, selma, coordinator, act):
    first, second = follows(hugo, "Imprimerie Vallès", "Régie de l’eau")
    handover = leaves(hugo)
    answer_succession(asked(handover, first, selma)[0], by=acting(selma), accepted=True)
    if act == "end":
        end_now(hugo, by=acting(coordinator))
    elif act == "suspend":
        suspend(hugo, by=acting(coordinator), reason="À éclaircir")
    else:
        set_role(hugo, by=acting(coordinator), role="reader")
    assert CompanyFile.objects.get(pk=first.pk).owner == presence(selma)
    assert CompanyFile.objects.get(pk=second.pk).owner == presence(coordinator)


def test_only_who_is_there_is_asked_and_for_a_day_before_the_departure(hugo, selma, coordinator, territory):
    [file] = follows(hugo, "Imprimerie Vallès")
    handover = leaves(hugo)
    gone, stranger = a_volunteer(territory), a_volunteer(a_territory())
    end_now(gone, by=acting(coordinator))
    for wrong in (hugo, gone, stranger):
        with pytest.raises(DomainError):
            asked(handover, file, wrong)
    with pytest.raises(DomainError):
        choice = Choice("outreach", file.pk, presence(selma))
        propose(handover, by=acting(hugo), choices=[choice], together_from=handover.last_day + timedelta(days=1))


def test_somebody_who_returns_is_the_same_person_with_new_dates(hugo, coordinator):
    end_now(hugo, by=acting(coordinator))
    since = hugo.since
    with travel(clock.now() + timedelta(days=200)):
        bring_back(hugo, by=acting(coordinator))
        hugo.refresh_from_db()
        assert hugo.until is None and hugo.since > since
        assert [each.event for each in hugo.milestones.order_by("at")] == ["left", "returned"]
        assert signed_in(hugo.user).get(reverse("volunteers:team")).status_code == 200
        with pytest.raises(WrongState):
            bring_back(hugo, by=acting(coordinator))


def test_a_call_that_was_promised_goes_on_though_the_company_sleeps(hugo, coordinator):
    first, second = follows(hugo, "Garage Leroy", "Imprimerie Vallès")
    note(first, by=acting(hugo), kind=Kind.CALL, result=Result.MESSAGE_LEFT)
    for file in (first, second):
        move_file(file, FileState.DORMANT, by=acting(hugo), why="Travaux")
    assert [each.held.pk for each in things_of(leaves(hugo))] == [first.pk]
