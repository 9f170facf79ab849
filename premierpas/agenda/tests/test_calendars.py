"""Calendars for other programs: whose, for how long, and nothing in them that names a child."""

import pytest
from django.test import Client
from icalendar import Calendar

from premierpas.agenda.actions import make_feed, revoke_feed
from premierpas.agenda.enums import Scope
from premierpas.agenda.feeds import address_of
from premierpas.agenda.models import Feed, Task
from premierpas.core import clock
from premierpas.core.errors import NotAllowed
from premierpas.messaging.actions import report_problem
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_territory, acting
from tests.scanning import tables_that_hold

pytestmark = pytest.mark.django_db
CHILD = {"first_name": "Zénobie", "last_name": "Quatrefages"}


@pytest.fixture
def team():
    territory = a_territory()
    members = [a_member(Role.COORDINATOR, territory) for _n in range(2)]
    classroom = a_classroom(a_school(territory))
    for _n in range(3):
        pupil = a_pupil(classroom, **CHILD)
        report_problem(pupil, by=acting(pupil), worry="other", text="Zénobie Quatrefages a peur")
    return members


def read(feed: Feed):
    return Client().get(f"/agenda/{feed.token}.ics")


def events(feed: Feed) -> list:
    return Calendar.from_ical(read(feed).content).walk("VEVENT")


def test_a_personal_calendar_shows_ones_own_tasks_and_a_teams_everybodys_with_their_names(team):
    mine, whole = (make_feed(scope, by=acting(team[0])) for scope in (Scope.MINE, Scope.TEAM))
    assert len(events(mine)) == Task.objects.filter(owner__key=f"membership:{team[0].pk}").count()
    assert {str(each["summary"]) for each in events(mine)} == {"Lire un signalement"}
    assert {str(each["summary"]) for each in events(whole)} == {
        f"Lire un signalement ({each.user.name})" for each in team
    }
    assert {each.decoded("dtstart") for each in events(whole)} == {clock.today()}


def test_no_child_is_named_and_every_instant_is_in_utc(team):
    content = read(make_feed(Scope.TEAM, by=acting(team[0]))).content
    whole = Calendar.from_ical(content)
    unfolded = content.decode().replace("\r\n ", "")
    assert not any(word in unfolded for word in [*CHILD.values(), "peur", "Collège"])
    assert whole.walk("VTIMEZONE") == [] and "TZID" not in unfolded
    stamps = [str(value.to_ical(), "ascii") for name, value in whole.property_items() if name == "DTSTAMP"]
    assert len(stamps) == 3 and all(each.endswith("Z") for each in stamps)
    assert len({str(each["uid"]) for each in whole.walk("VEVENT")}) == 3


def test_the_address_is_its_owners_to_end_and_works_only_while_they_are_there(team):
    feed, other = (make_feed(Scope.TEAM, by=acting(each)) for each in team)
    with pytest.raises(NotAllowed):
        revoke_feed(other, by=acting(team[0]))
    anew = make_feed(Scope.TEAM, by=acting(team[0]))
    assert [read(each).status_code for each in (feed, anew, other)] == [404, 200, 200]
    revoke_feed(anew, by=acting(team[0]))
    end_membership(team[1], by=acting(team[1]))
    assert [read(each).status_code for each in (anew, other)] == [404, 404]
    assert Client().get("/agenda/1-inventé.ics").status_code == 404


def test_the_page_makes_shows_and_ends_addresses(team, settings):
    settings.REQUIRE_STAFF_MFA = False
    browser = signed_in_as(team[0])
    assert "Créer une adresse" in browser.get("/agenda/calendriers/").content.decode()
    browser.post("/agenda/calendriers/", {"scope": "mine"})
    feed = Feed.objects.get()
    assert address_of(feed) in browser.get("/agenda/calendriers/").content.decode()
    assert tables_that_hold(feed.token) == [] and tables_that_hold(feed.token.split("-", 1)[1]) == []
    browser.post(f"/agenda/calendriers/{feed.pk}/arreter/")
    assert read(feed).status_code == 404
    assert address_of(feed) not in browser.get("/agenda/calendriers/").content.decode()
