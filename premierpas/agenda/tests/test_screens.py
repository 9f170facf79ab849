"""One click: done, later, given; on the coordinator's home and on the list of tasks."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.agenda.actions import give
from premierpas.agenda.enums import Scope
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.queries import open_tasks
from premierpas.agenda.tasks import reconcile
from premierpas.applications.actions import reject
from premierpas.applications.models import Application
from premierpas.applications.tests.situations import sent
from premierpas.core import clock
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.messaging.actions import report_problem
from premierpas.messaging.models import Incident
from premierpas.organisations.enums import Role
from tests.clients import signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_company,
    a_host_of,
    a_member,
    a_pair,
    a_published_offer,
    a_pupil,
    a_school,
    a_submitted_offer,
    a_territory,
    acting,
)

pytestmark = pytest.mark.django_db
HOME = "/association/"


@pytest.fixture
def team():
    territory = a_territory()
    return [a_member(Role.COORDINATOR, territory) for _n in range(2)]


def reports(team, count: int = 1) -> list[Incident]:
    """As many files as pupils who report."""
    classroom = a_classroom(a_school(team[0].territory))
    pupils = [a_pupil(classroom) for _n in range(count)]
    return [report_problem(pupil, by=acting(pupil), worry="other", text="…") for pupil in pupils]


def client(member, settings):
    settings.REQUIRE_STAFF_MFA = False
    return signed_in_as(member)


def test_the_home_shows_the_teams_tasks_and_whose_they_are_what_presses_first(team, settings):
    company = a_company(team[0].territory, name="Menuiserie Diallo")
    offer = a_submitted_offer(company, title="De la planche à la porte")
    [incident] = reports(team)
    html = client(team[0], settings).get(HOME).content.decode()
    assert html.index("Lire un signalement") < html.index("Relire l’offre de")
    assert reverse("offers:moderate", args=[offer.pk]) in html
    assert reverse("messaging:incident", args=[incident.pk]) in html
    assert "À vous" in html and f"À {team[1].user.name}" in html and "C’est fait" not in html


def test_no_kind_fills_the_whole_day(team, settings):
    reports(team, 6)
    a_submitted_offer(a_company(team[0].territory))
    html = client(team[0], settings).get(HOME).content.decode()
    assert html.count("Autre chose</h3>") == 4 and html.count("Relire l’offre d") > 0
    assert client(team[0], settings).get("/agenda/?qui=equipe").content.decode().count("Autre chose</h3>") == 6


def test_later_takes_it_off_the_day_and_leaves_it_in_the_list(team, settings):
    reports(team)
    task, browser = Task.objects.get(), client(team[0], settings)
    tomorrow = clock.today() + timedelta(days=1)
    answer = browser.post(f"/agenda/taches/{task.pk}/plus-tard/", {"until": tomorrow.isoformat(), "back": HOME})
    assert answer["Location"] == HOME
    assert "Autre chose</h3>" not in browser.get(HOME).content.decode()
    assert "revient le" in browser.get("/agenda/?qui=equipe").content.decode()
    with clock.travel(tomorrow):
        assert "Autre chose</h3>" in browser.get(HOME).content.decode()


@pytest.mark.parametrize("day", ["", "hier", "2026-02-31", "2020-01-01", "99999999999"])
def test_a_day_that_is_none_or_past_says_so_and_changes_nothing(team, settings, day: str):
    reports(team)
    task, browser = Task.objects.get(), client(team[0], settings)
    answer = browser.post(
        f"/agenda/taches/{task.pk}/plus-tard/", {"until": day, "back": "//ailleurs.test"}, follow=True
    )
    assert answer.redirect_chain == [("/agenda/", 302)] and "Choisissez un jour" in answer.content.decode()
    assert Task.objects.get().snoozed_until is None


def test_a_task_is_given_to_a_colleague_and_to_nobody_else(team, settings):
    reports(team)
    stranger = a_member(Role.COORDINATOR, a_territory())
    task, browser = Task.objects.select_related("owner").get(), client(team[0], settings)
    [other] = [each for each in team if f"membership:{each.pk}" != task.owner.key]
    address = f"/agenda/taches/{task.pk}/confier/"
    for wrong in ("", "membership:0", f"membership:{stranger.pk}"):
        browser.post(address, {"to": wrong})
        assert Task.objects.get().owner == task.owner
    browser.post(address, {"to": f"membership:{other.pk}"})
    assert Task.objects.select_related("owner").get().owner.key == f"membership:{other.pk}"


def test_only_what_cannot_be_done_elsewhere_is_ticked_off_and_stays_so(team, settings, world_of_silence):
    silent, browser = world_of_silence, client(team[0], settings)
    html = browser.get(HOME).content.decode()
    assert "Appeler" in html and f"/agenda/taches/{silent.pk}/fait/" in html
    browser.post(f"/agenda/taches/{silent.pk}/fait/", {"back": HOME})
    reconcile()
    silent.refresh_from_db()
    assert (silent.state, silent.done_by) == ("done", team[0].user)
    reports(team)
    incident = Task.objects.get(reason="messaging.incident")
    html = browser.get(HOME).content.decode()
    assert "Autre chose</h3>" in html and f"/agenda/taches/{incident.pk}/fait/" not in html
    answer = browser.post(f"/agenda/taches/{incident.pk}/fait/", follow=True)
    assert "là où elle se fait" in answer.content.decode()
    assert Task.objects.get(pk=incident.pk).state == "open"


@pytest.fixture
def world_of_silence(team) -> Task:
    """A company of the team's territory hasn't answered for eleven days."""
    territory = team[0].territory
    offer = a_published_offer(a_company(territory), audience="territory")
    pupil = a_pupil(a_classroom(a_school(territory)), birth_date=date(2010, 3, 4))
    application = sent(pupil, offer.slots.order_by("first_day").last())
    Application.objects.filter(pk=application.pk).update(submitted_at=clock.now() - timedelta(days=11))
    reconcile()
    return Task.objects.get(reason="applications.silent")


def test_whom_a_pupil_waits_for_is_among_the_calls_of_the_day_of_who_calls_them(team, world_of_silence, settings):
    caller, other = team if world_of_silence.owner.user_id == team[0].user_id else reversed(team)
    page = client(caller, settings).get(reverse("outreach:calls")).content.decode()
    assert "<h1>Un appel à faire</h1>" in page.replace("\xa0", " ")
    assert "Un élève y attend une réponse" in page and "Personne à appeler" not in page
    assert "Faire l’appel du jour" in client(caller, settings).get(reverse("outreach:companies")).content.decode()
    assert "Personne à appeler" in client(other, settings).get(reverse("outreach:calls")).content.decode()


def test_an_answer_ends_the_call(team, world_of_silence):
    assert world_of_silence.due == (clock.now() - timedelta(days=1)).astimezone(clock.PARIS).date()
    application = Application.objects.get()
    reject(application, reason="full", kind_words="Bon courage.", by=a_host_of(application))
    world_of_silence.refresh_from_db()
    assert world_of_silence.state == "over"


def test_the_list_goes_page_by_page_and_asks_as_little_for_many_as_for_few(team, settings):
    browser, asked = client(team[0], settings), []
    for more, page, shown in ((3, 1, 3), (42, 3, 5)):
        reports(team, more)
        browser.get("/agenda/")
        with CaptureQueriesContext(connection) as queries:
            html = browser.get(f"/agenda/?qui=equipe&page={page}").content.decode()
        assert html.count("Autre chose</h3>") == shown
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


def test_what_is_a_volunteers_own_is_neither_seen_nor_taken_by_a_colleague():
    territory = a_territory()
    a_member(Role.COORDINATOR, territory)
    mine, other = a_cleared_volunteer(territory), a_cleared_volunteer(territory)
    pair = a_pair(a_pupil(a_classroom(a_school(territory))), mine)
    presence, colleague = (Presence.objects.get(key=f"volunteer:{each.pk}") for each in (mine, other))
    note = Task.objects.create(reason="meetings.note", subject=pair.pk, owner=presence, due=clock.today(), weight=1)
    assert not open_tasks(colleague, Scope.TEAM).filter(pk=note.pk).exists()
    assert open_tasks(presence, Scope.TEAM).filter(pk=note.pk).exists()
    with pytest.raises(NotAllowed):
        give(note, to=colleague, by=acting(other))
    with pytest.raises(WrongState, match="qu’à vous"):
        give(note, to=colleague, by=acting(mine))
