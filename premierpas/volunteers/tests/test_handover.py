"""Somebody leaves: what they had is asked for, shared for a while, given; silence falls back to the coordination."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.tasks import hand_over_after_ends
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, move_file, note, open_file
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
from premierpas.volunteers.forms.handing import SHARED
from premierpas.volunteers.handover.letter import handover_pdf, letter_of
from premierpas.volunteers.handover.things import things_of
from premierpas.volunteers.tasks import care_every_night
from tests.clients import signed_in, signed_in_as
from tests.factories import a_member, a_territory, a_volunteer, acting

from .situations import after_the_end, leaves, presence

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


@pytest.fixture
def hugo(territory, coordinator):
    return a_volunteer(territory)


@pytest.fixture
def selma(territory, coordinator):
    return a_volunteer(territory)


def follows(who, *names: str) -> list[CompanyFile]:
    """Companies that somebody follows."""
    return [open_file(name, by=acting(who), territory=who.territory, other_company=True) for name in names]


def asked(handover, file, to):
    return propose(handover, by=acting(handover.volunteer), choices=[Choice("outreach", file.pk, presence(to))])


def owners() -> set[Presence]:
    return {file.owner for file in CompanyFile.objects.select_related("owner")}


def nothing_to_hand_over() -> bool:
    reasons = ["volunteers.hand_over", "volunteers.succeed"]
    return not Task.objects.filter(reason__in=reasons, state="open").exists()


def open_task(reason: str) -> Task:
    return Task.objects.select_related("owner").get(reason=reason, state="open")


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


def test_in_spring_everybody_is_asked_until_they_have_answered(hugo, selma, coordinator):
    april = datetime(clock.today().year + 1, 4, 2, 12, tzinfo=clock.PARIS)
    with travel(april - timedelta(days=30)):
        from premierpas.agenda.tasks import reconcile

        reconcile()
        assert not Task.objects.filter(reason="volunteers.intention", state="open").exists()
    with travel(april):
        reconcile()
        care_every_night()
        whom = set(Task.objects.filter(reason="volunteers.intention", state="open").values_list("owner", flat=True))
        assert whom == {presence(hugo).pk, presence(selma).pk}
        assert Message.objects.filter(notice="volunteers.spring", channel="app").count() == 2
        say_intention(hugo, by=acting(hugo), answer=Intent.STAYS)
        assert open_task("volunteers.intention").owner == presence(selma)
        page = signed_in_as(coordinator).get(reverse("volunteers:handovers")).content.decode()
        assert page.index("pas encore de réponse") < page.index("Je reste l’année prochaine")


def test_the_letter_says_what_was_promised_what_works_and_whom_to_ask(hugo, selma):
    [file] = follows(hugo, "Banque Meridia")
    by = acting(hugo)
    person = add_contact(file, by=by, name="Odile Prévost", function="agence", phone="+33147000001", wish="Le matin")
    note(file, by=by, kind=Kind.CALL, result=Result.REACHED, said="Elle dit non deux fois avant oui.", contact=person)
    handover = leaves(hugo)
    answer_succession(asked(handover, file, selma)[0], by=acting(selma), accepted=True)
    [part] = letter_of(things_of(handover))
    assert part.name == selma.user.name
    told = {fact.label: (fact.words, fact.detail) for fact in part.entries[0].facts}
    assert told["Promis"][0] == "Rappeler" and told["Dernier échange"][0] == "Elle dit non deux fois avant oui."
    assert told["À qui demander"][0] == "Odile Prévost, agence" and "Le matin" in told["À qui demander"][1]
    assert handover_pdf(handover).startswith(b"%PDF")
    page = signed_in(hugo.user).get(reverse("volunteers:letter", args=[handover.pk])).content.decode()
    assert "Elle dit non deux fois" in page


def test_a_call_that_was_promised_goes_on_though_the_company_sleeps(hugo, coordinator):
    first, second = follows(hugo, "Garage Leroy", "Imprimerie Vallès")
    note(first, by=acting(hugo), kind=Kind.CALL, result=Result.MESSAGE_LEFT)
    for file in (first, second):
        move_file(file, FileState.DORMANT, by=acting(hugo), why="Travaux")
    assert [each.held.pk for each in things_of(leaves(hugo))] == [first.pk]


def test_the_page_asks_for_all_at_once_and_says_at_its_field_who_cannot(hugo, selma, coordinator):
    first, second = follows(hugo, "Imprimerie Vallès", "Régie de l’eau")
    handover = leaves(hugo)
    browser, address = signed_in_as(coordinator), reverse("volunteers:handover", args=[handover.pk])
    assert "2 suites à trouver" in browser.get(address).content.decode()
    day = clock.today().isoformat()
    wrong = browser.post(address, {"together_from": day, f"a-outreach-{first.pk}": str(presence(hugo).pk)})
    assert wrong.status_code == 422 and f"a-outreach-{first.pk}" in wrong.context["form"].errors
    mine = {f"a-outreach-{each.pk}": str(presence(coordinator).pk) for each in (first, second)}
    assert browser.post(address, {"together_from": day, **mine}).status_code == 302
    assert "rien ne reste sans personne" in browser.get(address).content.decode()


def test_the_rest_is_proposed_to_one_colleague_at_once(hugo, selma, territory):
    files = follows(hugo, "Menuiserie", "Garage", "Mairie")
    other = a_volunteer(territory)
    handover = leaves(hugo)
    browser = signed_in(hugo.user, f"volunteer:{hugo.pk}")
    typed = {
        f"a-outreach-{files[0].pk}": presence(other).pk, "rest_to": presence(selma).pk,
        "together_from": clock.today().isoformat(),
    }  # fmt: skip
    answer = browser.post(reverse("volunteers:handover", args=[handover.pk]), typed)
    assert answer.status_code == 302
    to = dict(handover.successions.values_list("item", "to"))
    assert to == {
        files[0].pk: presence(other).pk, files[1].pk: presence(selma).pk, files[2].pk: presence(selma).pk
    }  # fmt: skip


def test_the_rest_is_shared_among_the_team_by_what_each_has_already(hugo, selma, coordinator, territory):
    follows(selma, "Banque", "Régie", "Hôtel")
    files = follows(hugo, "Menuiserie", "Garage", "Mairie", "Théâtre")
    new = [a_volunteer(territory), a_volunteer(territory)]
    handover = leaves(hugo)
    typed = {
        f"a-outreach-{files[0].pk}": presence(new[0]).pk, "rest_to": SHARED, "together_from": clock.today().isoformat(),
    }  # fmt: skip
    answer = signed_in_as(coordinator).post(reverse("volunteers:handover", args=[handover.pk]), typed)
    assert answer.status_code == 302
    whose = Counter(handover.successions.values_list("to", flat=True))
    assert whose.total() == 4 and whose[presence(selma).pk] == 0
    assert whose[presence(new[0]).pk] <= 2 and whose[presence(new[1]).pk] >= 1
    assert handover.successions.get(item=files[0].pk).to == presence(new[0])


def test_the_page_begins_the_letter_and_leads_to_all_of_it(hugo, coordinator):
    follows(hugo, "Banque Meridia")
    handover = leaves(hugo)
    page = signed_in_as(coordinator).get(reverse("volunteers:handover", args=[handover.pk])).content.decode()
    letter = page[page.index('id="lettre"') :]
    assert "Banque Meridia" in letter and reverse("volunteers:letter", args=[handover.pk]) in letter


def test_out_of_spring_nobody_owes_an_answer(hugo, selma, coordinator):
    with travel(datetime(clock.today().year + 1, 10, 2, 12, tzinfo=clock.PARIS)):
        say_intention(hugo, by=acting(hugo), answer=Intent.STAYS)
        page = signed_in_as(coordinator).get(reverse("volunteers:handovers")).content.decode()
        assert "pas encore de réponse" not in page and selma.name not in page and hugo.name in page
        assert f"question posée à tous à partir du 1er avril {clock.today().year + 1}" in page.replace("\xa0", " ")
