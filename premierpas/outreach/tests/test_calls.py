"""The calls of the day: none vanishes, one tap ends one, a wrong tap is taken back as a whole."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, correct_call, move_file, note, open_file, plan_step, take_back
from premierpas.outreach.actions.calling import snapshot
from premierpas.outreach.enums import FileState, Kind, Result
from premierpas.outreach.models import CompanyFile, Contact, Entry
from premierpas.outreach.winning.calls import calls_done, calls_of_day
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import a_member, a_territory, a_volunteer, a_volunteer_leaves, acting

pytestmark = pytest.mark.django_db


def a_team_with_a_call():
    """A territory, its coordinator, a volunteer, and the volunteer's company."""
    territory = a_territory()
    coordinator, volunteer = a_member(Role.COORDINATOR, territory), a_volunteer(territory)
    return territory, coordinator, volunteer, due_today(territory, volunteer, "Garage Leroy")


with_a_call = begun_once(a_team_with_a_call)


@pytest.fixture
def team(with_a_call):
    return deepcopy(with_a_call)


@pytest.fixture
def territory(team):
    return team[0]


@pytest.fixture
def coordinator(team):
    return team[1]


@pytest.fixture
def volunteer(team):
    return team[2]


@pytest.fixture
def file(team):
    return team[3]


def due_today(territory, member, name: str) -> CompanyFile:
    file = open_file(name, by=acting(member), territory=territory, next_on=clock.today(), other_company=True)
    add_contact(file, by=acting(member), name="Awa Ba", phone="+33199004710")
    return file


def presence(member) -> Presence:
    return Presence.objects.get(user=member.user)


def called_by(member) -> list[str]:
    return [call.file.name for call in calls_of_day(presence(member))]


def test_a_call_promised_to_a_company_is_made_though_its_file_sleeps_and_its_owner_leaves(
    file, volunteer, coordinator, territory
):
    note(file, by=acting(volunteer), kind=Kind.CALL, result=Result.MESSAGE_LEFT)
    move_file(file, FileState.DORMANT, by=acting(volunteer), why="Travaux")
    file.refresh_from_db()
    assert called_by(volunteer) == []
    successor = a_volunteer(territory)
    with clock.travel(clock.now() + timedelta(days=(file.call_on - clock.today()).days)):
        [call] = calls_of_day(presence(volunteer))
        assert (call.file, call.why) == (file, "Fiche en sommeil : le rappel promis tient toujours")
        a_volunteer_leaves(volunteer)
        assert called_by(successor) == ["Garage Leroy"]
        note(file, by=acting(successor), kind=Kind.CALL, result=Result.AGREED)
        assert called_by(successor) == []
        file.refresh_from_db()
        assert (file.state, file.call_on) == (FileState.COMMITTED, None)


def test_a_sleeping_company_that_nobody_promised_a_call_is_left_alone(file, volunteer):
    move_file(file, FileState.DORMANT, by=acting(volunteer), why="Travaux")
    assert called_by(volunteer) == []


def test_a_company_that_wakes_is_called_no_later_than_promised(file, volunteer):
    by = acting(volunteer)
    note(file, by=by, kind=Kind.CALL, result=Result.NO_ANSWER)
    promised = CompanyFile.objects.get(pk=file.pk).call_on
    move_file(file, FileState.DORMANT, by=by, why="Travaux")
    assert move_file(file, FileState.CONTACTED, by=by).next_on == promised


@pytest.mark.parametrize("state", [FileState.LEAD, FileState.INTERVIEWED, FileState.ACTIVE, FileState.DORMANT])
@pytest.mark.parametrize("result", Result)
def test_every_result_is_taken_back_as_a_whole(file, volunteer, state, result):
    by = acting(volunteer)
    if state != FileState.LEAD:
        move_file(file, state, by=by, why="Travaux")
    file.refresh_from_db()
    before, lines = snapshot(file), set(file.entries.values_list("pk", flat=True))
    entry = note(file, by=by, kind=Kind.CALL, result=result, contact=file.contacts.get())
    take_back(entry, by=by)
    file.refresh_from_db()
    assert snapshot(file) == before
    assert set(file.entries.values_list("pk", flat=True)) == lines
    assert file.contacts.get().no_calls_since is None


def test_another_result_sets_what_follows_from_it(file, volunteer):
    by = acting(volunteer)
    entry = note(file, by=by, kind=Kind.CALL, result=Result.AGREED, said="Oui")
    correct_call(entry, by=by, result=Result.NO_ANSWER, said="Personne")
    file.refresh_from_db()
    assert (file.state, file.next_step) == (FileState.LEAD, "Rappeler")
    [call] = file.entries.filter(kind=Kind.CALL)
    assert (call.result, call.said, call.at) == (Result.NO_ANSWER, "Personne", entry.at)


def test_what_has_moved_on_since_is_not_taken_back_and_only_its_author_does(file, volunteer, coordinator):
    entry = note(file, by=acting(volunteer), kind=Kind.CALL, result=Result.NO_ANSWER)
    with pytest.raises(NotAllowed):
        take_back(entry, by=acting(coordinator))
    plan_step(file, by=acting(coordinator), next_step="Passer les voir", next_on=clock.today() + timedelta(days=9))
    with pytest.raises(WrongState):
        take_back(entry, by=acting(volunteer))
    correct_call(entry, by=acting(volunteer), result=Result.MESSAGE_LEFT, said="")
    file.refresh_from_db()
    assert file.next_step == "Passer les voir"


def test_whoever_asks_for_no_more_calls_is_called_by_nobody(file, volunteer):
    by, first = acting(volunteer), file.contacts.get()
    second = add_contact(file, by=by, name="Ana", phone="+33199004711")
    note(file, by=by, kind=Kind.CALL, result=Result.NO_MORE, contact=first)
    file.refresh_from_db()
    assert file.state == FileState.LEAD or file.is_live
    CompanyFile.objects.filter(pk=file.pk).update(next_on=clock.today())
    plan_step(file, by=by, next_step="Rappeler", next_on=clock.today())
    [call] = calls_of_day(presence(volunteer))
    assert call.contact == second
    note(file, by=by, kind=Kind.CALL, result=Result.NO_MORE, contact=second)
    file.refresh_from_db()
    assert (file.state, called_by(volunteer)) == (FileState.DECLINED, [])


def test_a_volunteer_reads_of_no_pupil_among_the_reasons(file, volunteer, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        [call] = calls_of_day(presence(volunteer), sees_pupils=False)
    assert call.why == "Premier appel"


def test_ten_calls_cost_as_many_queries_as_one(territory, volunteer, file, django_assert_max_num_queries):
    for n in range(9):
        due_today(territory, volunteer, f"Atelier {n}")
    with django_assert_max_num_queries(6):
        assert len(calls_of_day(presence(volunteer))) == 10


def test_the_page_shows_one_call_notes_it_once_and_takes_it_back(territory, volunteer, file):
    due_today(territory, volunteer, "Hôtel Iris")
    client, address = signed_in(volunteer.user), reverse("outreach:calls")
    shown = client.get(address)
    assert "Deux appels à faire" in shown.content.decode()
    assert 'href="tel:+33199004710"' in shown.content.decode()
    sent = {"once": shown.context["form"]["once"].value(), "said": "Le matin", "result": "message"}
    sent |= {"contact": file.contacts.get().pk}
    for _ in range(2):
        assert client.post(shown.context["send_url"], sent).status_code == 302
    [entry] = Entry.objects.filter(kind=Kind.CALL)
    assert (entry.file, entry.contact, entry.said) == (file, Contact.objects.get(file=file), "Le matin")
    after = client.get(address).content.decode()
    assert "Un appel fait, il en reste un" in after and "Garage Leroy : message laissé" in after
    client.post(reverse("outreach:correct_call", args=[entry.pk]), {"act": "undo"})
    assert "Deux appels à faire" in client.get(address).content.decode()


def test_a_call_without_result_keeps_the_words(file, volunteer):
    client = signed_in(volunteer.user)
    shown = client.get(reverse("outreach:calls"))
    sent = {"once": shown.context["form"]["once"].value(), "said": "Rappeler le matin"}
    answer = client.post(shown.context["send_url"], sent)
    assert answer.status_code == 422
    assert "Rappeler le matin" in answer.content.decode() and "Dites comment l’appel" in answer.content.decode()


def test_a_call_passed_for_now_comes_last(territory, volunteer, file):
    due_today(territory, volunteer, "Hôtel Iris")
    client = signed_in(volunteer.user)
    first = client.get(reverse("outreach:calls"))
    assert first.context["now"].file == file
    assert client.get(first.context["skip_url"]).context["now"].file.name == "Hôtel Iris"


def test_calls_done_are_those_of_today(file, volunteer, territory):
    note(file, by=acting(volunteer), kind=Kind.CALL, result=Result.NO_ANSWER)
    assert len(calls_done(volunteer.user.pk, territory.pk)) == 1
    with clock.travel(clock.now() + timedelta(days=1)):
        assert calls_done(volunteer.user.pk, territory.pk) == []
