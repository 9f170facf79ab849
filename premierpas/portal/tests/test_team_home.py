"""The home of a territory's team: what matters today and why, who has how much, what is missing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.missing import gaps_for
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, open_file, plan_step
from premierpas.people.models import Guardian
from premierpas.portal.today import mender_of
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_member,
    a_pupil,
    a_school,
    a_territory,
    a_user,
    a_volunteer,
    acting,
    an_office,
    viewer,
)  # fmt: skip

HOME = "/association/"


class Town:
    """A coordinator and a volunteer, each with companies."""

    def __init__(self) -> None:
        self.territory = a_territory("Nanterre")
        self.nadia = a_member(Role.COORDINATOR, self.territory, a_user("Nadia Ferhat"))
        self.hugo = a_volunteer(self.territory, user=a_user("Hugo Petitjean"))

    def a_file(self, name: str, *, whose: str, days: int = 0):
        owner = Presence.objects.get(user__name=whose)
        return open_file(
            name, territory=self.territory, by=acting(self.nadia), owner=owner, next_step=f"Rappeler {name}",
            next_on=clock.today() + timedelta(days=days), other_company=True,
        )  # fmt: skip


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with travel(date(2026, 11, 10)):
        yield Town()


def home(who) -> str:
    response = signed_in(who.user).get(HOME)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_ten_things_are_shown_and_how_many_others_wait(town: Town) -> None:
    for number in range(17):
        town.a_file(f"Atelier {number:02}", whose="Nadia Ferhat")
    text = home(town.nadia)
    assert text.count("Rappeler Atelier") == 4  # some of each kind
    assert "Et 13 autres" in text and f"{reverse('agenda:tasks')}?qui=equipe" in text


def test_handing_over_says_how_much_each_colleague_has(town: Town) -> None:
    selma = a_member(Role.COORDINATOR, town.territory, a_user("Selma Aït-Oufella"))
    for number in range(3):
        town.a_file(f"Atelier {number}", whose="Selma Aït-Oufella")
    town.a_file("Garage Roy", whose="Nadia Ferhat")
    assert re.search(r"Selma Aït-Oufella, [3-9]", home(town.nadia))
    assert re.search(r"Nadia Ferhat, [1-9]", home(selma))


def test_the_teams_week_is_shown_with_what_is_late(town: Town) -> None:
    def row() -> str:
        team = home(town.nadia).split('id="t-team"')[1]
        return " ".join(team[team.index("Hugo Petitjean") :][:900].split())

    town.a_file("Garage Roy", whose="Hugo Petitjean")
    with travel(date(2026, 11, 12)):
        assert '<b>1</b> <span class="risky">en retard' in row()
        town.a_file("Garage Ray", whose="Hugo Petitjean")
        assert '<b>2</b> <span class="risky">dont 1 en retard' in row()


def test_whoever_has_nothing_this_week_is_only_counted(town: Town) -> None:
    for _each in range(3):
        a_volunteer(town.territory)
    text = home(town.nadia)
    team = text[text.index('id="t-team"') :]
    assert "Et 4 autres personnes" in team and "Hugo Petitjean" not in team[: team.index("</section>")]


def test_what_is_due_in_more_than_a_month_is_in_the_list_and_not_of_this_day(town: Town) -> None:
    town.a_file("Garage Roy", whose="Nadia Ferhat", days=31)
    town.a_file("Garage Ray", whose="Nadia Ferhat", days=30)
    text = home(town.nadia)
    assert "Rappeler Garage Ray" in text and "Rappeler Garage Roy" not in text
    assert "Rappeler Garage Roy" in signed_in(town.nadia.user).get(
        f"{reverse('agenda:tasks')}?qui=equipe"
    ).content.decode().replace("\xa0", " ")


def test_the_home_says_where_it_is_and_how_many_seats_are_free(town: Town) -> None:
    text = home(town.nadia)
    assert text.index("Nanterre") < text.index("0 place libre") < text.index("<h1>")


def test_what_was_done_today_is_counted_and_named(town: Town) -> None:
    file = town.a_file("Garage Roy", whose="Nadia Ferhat")
    plan_step(file, next_step="Envoyer la plaquette", next_on=clock.today() + timedelta(days=9), by=acting(town.nadia))
    assert "Fait aujourd’hui : 1" in home(town.nadia)
    with travel(date(2026, 11, 11)):
        assert "Fait aujourd’hui" not in home(town.nadia)


def test_a_volunteers_home_has_their_calls_and_late_companies_and_no_pupil(town: Town) -> None:
    room = a_classroom(a_school(town.territory))
    a_pupil(room, last_name="Adjei", first_name="Prince")
    late = [town.a_file(f"Garage {number}", whose="Hugo Petitjean") for number in range(6)]
    town.a_file("Chez Nadia", whose="Nadia Ferhat")
    with travel(date(2026, 11, 12)):
        text = home(town.hugo)
    calls, others = text[text.index("Vos appels du jour") :].split("Vos autres entreprises en retard")
    assert "Garage 0" in calls and "2 jours" in calls and "Et 1 autre appel" in calls
    assert [file.name in others for file in late] == [False] * 5 + [True]  # nothing stands there twice
    assert "Chez Nadia" not in text
    assert not [word for word in ("Adjei", "Prince", "élève", "Les classes", "Places libres") if word in text]


def gaps(who) -> dict[str, int]:
    return {gap.name: gap.count for gap in gaps_for(viewer(who), mender_of(viewer(who)))}


def test_what_is_missing_is_counted_for_those_who_mend_it(town: Town) -> None:
    school = a_school(town.territory)
    room = a_classroom(school)
    pupil = a_pupil(room)
    Guardian.objects.filter(pupil=pupil).delete()
    file = town.a_file("Garage Roy", whose="Hugo Petitjean")
    assert gaps(town.nadia).items() >= {
        "head": 1, "office": 1, "weeks": 1, "family": 1, "number": 1, "siret": 1,
    }.items()  # fmt: skip
    assert gaps(town.hugo) == {"number": 1, "siret": 1}
    stranger = a_member(Role.COORDINATOR, a_territory())
    assert gaps(stranger) == {}
    a_member(Role.HEAD_TEACHER, school)
    an_office(school)
    add_contact(file, name="Awa", phone="+33199004710", by=acting(town.hugo))
    assert not {"head", "office", "number"} & set(gaps(town.nadia))


def test_each_gap_lists_its_rows_with_the_page_where_it_is_mended(town: Town) -> None:
    file = town.a_file("Garage Roy", whose="Hugo Petitjean")
    client = signed_in(town.hugo.user)
    text = client.get(reverse("portal:missing", args=["siret"])).content.decode()
    assert reverse("outreach:correct", args=[file.pk]) in text
    assert client.get(reverse("portal:missing", args=["family"])).status_code == 403
    assert client.get(reverse("portal:missing", args=["rien"])).status_code == 403


def test_the_home_asks_the_same_queries_however_much_there_is(town: Town) -> None:
    def asked() -> int:
        client = signed_in(town.nadia.user)
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        return len(queries)

    room = a_classroom(a_school(town.territory))
    a_pupil(room)
    town.a_file("Garage Roy", whose="Nadia Ferhat")
    few = asked()
    for number in range(6):
        a_pupil(room, first_name=f"Ada {number}")
        town.a_file(f"Atelier {number}", whose="Nadia Ferhat")
        a_volunteer(town.territory)
    assert asked() <= few + 1
