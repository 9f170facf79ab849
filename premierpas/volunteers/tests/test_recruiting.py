"""From the public page to the first task."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import TooSoon
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.privacy.keeping import keep_no_longer
from premierpas.volunteers.actions import (
    accept_candidate,
    accept_invitation,
    decline_candidate,
    end_now,
    invite_again,
    plan_interview,
    tick_lesson,
)
from premierpas.volunteers.models import Candidacy
from tests.clients import signed_in_as
from tests.factories import a_member, a_territory, a_volunteer, acting

from .situations import APPLICATION, applied, invitation, joined, presence

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


def open_tasks(reason: str) -> list[Task]:
    return list(Task.objects.filter(reason=reason, state="open").select_related("owner"))


def test_an_application_makes_a_file_without_account_a_word_of_thanks_and_a_task(territory, coordinator):
    candidacy = applied(territory)
    assert (candidacy.volunteer.user, candidacy.volunteer.state) == (None, Clearance.APPLIED)
    assert Message.objects.get(notice="volunteers.applied").to == "ines@exemple.test"
    [task] = open_tasks("volunteers.decide")
    assert (task.owner, task.due) == (presence(coordinator), clock.today() + timedelta(days=7))


def test_the_task_is_the_leads_where_the_team_has_one(territory, coordinator):
    lead = a_volunteer(territory, role="lead")
    a_volunteer(territory)
    applied(territory)
    assert [task.owner for task in open_tasks("volunteers.decide")] == [presence(lead)]


def test_a_second_application_of_the_same_address_changes_nothing_and_says_nothing(client, territory, coordinator):
    first = applied(territory)
    page = reverse("volunteers:apply")
    form = client.get(page).context["form"]
    words = {**APPLICATION, "name": "Quelqu’un", "once": form.initial["once"], "territory": territory.pk}
    assert client.post(page, words)["Location"] == reverse("volunteers:applied")
    accept_candidate(first, by=acting(coordinator))
    assert applied(territory) is None
    accept_invitation(first.volunteer, by=Actor.holder(invitation(), name="Inès Faure"))
    assert applied(territory) is None
    assert Candidacy.objects.count() == Volunteer.objects.count() == 1


def test_the_page_says_what_is_missing_keeps_the_rest_and_makes_one_file_however_often_it_is_sent(client, territory):
    page = reverse("volunteers:apply")
    form = client.get(page).context["form"]
    words = {**APPLICATION, "name": "Inès Faure", "once": form.initial["once"], "territory": territory.pk}
    answer = client.post(page, words | {"motive": ""})
    assert answer.status_code == 422 and "Le mercredi" in answer.content.decode()
    assert list(answer.context["form"].errors) == ["motive"]
    for _time in range(2):
        assert client.post(page, words).status_code == 302
    assert Candidacy.objects.count() == 1


def test_an_interview_is_proposed_for_a_moment_to_come_and_told_again_when_it_moves(territory, coordinator):
    candidacy, by = applied(territory), acting(coordinator)
    with pytest.raises(DomainError):
        plan_interview(candidacy, by=by, at=clock.now(), place="Au local")
    for days in (3, 5):
        plan_interview(candidacy, by=by, at=clock.now() + timedelta(days=days), place="Au local")
    assert Message.objects.filter(notice="volunteers.interview").count() == 2
    assert [task.due for task in open_tasks("volunteers.decide")] == [clock.today() + timedelta(days=5)]


def test_a_no_needs_kind_words_which_the_candidate_reads_and_who_comes_back_later_is_the_same_person(
    territory, coordinator
):
    candidacy, by = applied(territory), acting(coordinator)
    with pytest.raises(DomainError):
        decline_candidate(candidacy, by=by, reason=" ")
    decline_candidate(candidacy, by=by, reason="L’équipe est complète cette année.")
    assert "L’équipe est complète" in Message.objects.get(notice="volunteers.declined").body
    assert Volunteer.objects.get().state == Clearance.DECLINED and open_tasks("volunteers.decide") == []
    with pytest.raises(WrongState):
        accept_candidate(candidacy, by=by)
    again = applied(territory)
    assert again.volunteer == candidacy.volunteer and again.volunteer.state == Clearance.APPLIED


def test_whoever_joins_finds_a_first_week_as_a_task_which_ends_with_its_last_tick(territory, coordinator):
    volunteer = joined(territory, coordinator)
    assert volunteer.user.email == "ines@exemple.test" and volunteer.since is not None
    [task] = open_tasks("volunteers.begin")
    assert task.owner == presence(volunteer)
    assert [each.owner for each in open_tasks("volunteers.clear")] == [presence(coordinator)]
    lessons = list(volunteer.lessons.all())
    assert len(lessons) == 7
    for lesson in lessons:
        tick_lesson(lesson, by=acting(volunteer), done=True)
    assert open_tasks("volunteers.begin") == []
    tick_lesson(lessons[0], by=acting(volunteer), done=False)
    assert len(open_tasks("volunteers.begin")) == 1


def test_an_invitation_is_taken_once_and_sent_again_after_a_day(territory, coordinator):
    candidacy = applied(territory)
    accept_candidate(candidacy, by=acting(coordinator))
    with pytest.raises(TooSoon):
        invite_again(candidacy.volunteer, by=acting(coordinator))
    with travel(clock.now() + timedelta(days=2)):
        invite_again(candidacy.volunteer, by=acting(coordinator))
    accept_invitation(candidacy.volunteer, by=Actor.holder(invitation(), name="Inès Faure"))
    with pytest.raises(WrongState):
        accept_invitation(candidacy.volunteer, by=Actor.holder(invitation(), name="Inès Faure"))


def test_the_link_asks_for_a_name_and_opens_the_own_page(client, territory, coordinator):
    candidacy = applied(territory)
    accept_candidate(candidacy, by=acting(coordinator))
    address = invitation().address
    assert "Nanterre" in client.get(address).content.decode()
    assert Volunteer.objects.get().user is None
    answer = client.post(address, {"name": "Inès Faure"})
    assert answer["Location"] == reverse("volunteers:mine")
    assert "Votre première semaine" in client.get(answer["Location"]).content.decode()
    assert client.post(address, {"name": "Inès Faure"}).status_code in (200, 302)
    assert Volunteer.objects.get().user.name == "Inès Faure"


def test_whoever_was_of_the_team_before_and_applies_again_is_in_it_at_the_yes(territory, coordinator):
    volunteer = joined(territory, coordinator)
    with travel(clock.now() + timedelta(days=100)):
        end_now(volunteer, by=acting(coordinator))
    with travel(clock.now() + timedelta(days=200)):
        again = applied(territory)
        accept_candidate(again, by=acting(coordinator))
        back = Volunteer.objects.get()
        assert back == volunteer and back.user == volunteer.user and back.until is None
        assert {each.event for each in back.milestones.all()} == {"joined", "left", "returned"}


def test_the_list_has_those_to_answer_first_with_their_age(territory, coordinator):
    with travel(clock.now() - timedelta(days=4)):
        applied(territory)
    decline_candidate(applied(territory, name="Paul", email="paul@exemple.test"), by=acting(coordinator), reason="Non")
    page = signed_in_as(coordinator).get(reverse("volunteers:candidates")).content.decode()
    assert page.index("Inès Faure") < page.index("Paul") and "depuis 4 jours" in page


def test_three_months_after_the_application_nothing_personal_of_a_refused_candidate_is_left(territory, coordinator):
    candidacy = applied(territory)
    decline_candidate(candidacy, by=acting(coordinator), reason="L’équipe est complète cette année.")
    with travel(candidacy.at + timedelta(days=91)):
        keep_no_longer()
        assert Candidacy.objects.exists()
    with travel(candidacy.at + timedelta(days=94)):
        keep_no_longer()
        volunteer = Volunteer.objects.get()
        assert not Candidacy.objects.exists()
        assert "Inès" not in volunteer.name and "ines" not in volunteer.email and volunteer.motive == ""
