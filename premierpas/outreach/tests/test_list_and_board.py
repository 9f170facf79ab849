"""The list and the board: late ones first, filters in the address, as many queries for ten companies as for forty."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import keep_view, move_file, note, open_file, tag_file
from premierpas.outreach.enums import FileState, Kind
from premierpas.outreach.lists.asking import Asked, end_of_week
from premierpas.outreach.lists.listing import files_of, listed_files
from premierpas.outreach.models import CompanyFile
from tests.clients import signed_in
from tests.factories import a_company, a_member, a_published_offer, a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db
LIST = "/association/entreprises/"


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


def a_file(coordinator, name: str, *, days: int = 0, **details) -> CompanyFile:
    """A lead whose next step is so many days from today, past ones too."""
    owner = details.pop("owner", None)
    file = open_file(
        name, by=acting(coordinator), territory=coordinator.territory, other_company=True, owner=owner, **details
    )
    CompanyFile.objects.filter(pk=file.pk).update(next_on=clock.today() + timedelta(days=days))
    file.refresh_from_db()
    return file


def names(territory, asked: Asked, presence_id: int | None = None) -> set[str]:
    return {file.name for file in listed_files(territory.pk, asked, presence_id).rows}


def test_late_companies_come_first_in_their_own_group_with_the_delay_in_words(coordinator):
    for name, days in (("Demain SA", 1), ("Quatre jours", -4), ("Aujourd’hui SARL", 0)):
        a_file(coordinator, name, days=days)
    asleep = a_file(coordinator, "Endormie")
    move_file(asleep, FileState.DORMANT, by=acting(coordinator), why="Travaux")
    page = signed_in(coordinator.user).get(LIST, {"tri": "pas"})
    groups = [(group.label, [row.file.name for row in group.rows]) for group in page.context["groups"]]
    assert groups[:2] == [("En retard", ["Quatre jours"]), ("Aujourd’hui", ["Aujourd’hui SARL"])]
    assert groups[-1] == ("Sans suite prévue", ["Endormie"])
    assert "4 jours de retard" in " ".join(page.content.decode().split())


def test_the_bare_address_shows_what_waits_until_sunday_and_a_word_everything(coordinator):
    a_file(coordinator, "En retard", days=-1)
    a_file(coordinator, "Dans un mois", days=30)
    client = signed_in(coordinator.user)
    shown = client.get(LIST).content.decode().split('id="tableau"')[0]
    assert "En retard" in shown and "Dans un mois" not in shown
    assert "Dans un mois" in client.get(LIST, {"q": "mois"}).content.decode()


def test_each_filter_narrows_and_every_word_of_the_address_that_nobody_offers_is_ignored(coordinator, territory):
    hugo = a_volunteer(territory)
    presence = Presence.objects.get(user=hugo.user)
    bakery = a_file(coordinator, "Boulangerie", days=-2, sector="wood", city="Nanterre", owner=presence)
    other = a_file(coordinator, "Clinique", days=40, city="Puteaux")
    company = a_company(territory)
    a_published_offer(company)
    hosting = CompanyFile.objects.get(company=company)
    CompanyFile.objects.filter(pk=hosting.pk).update(next_on=clock.today() + timedelta(days=60), owner=other.owner)
    tag_file(other, by=acting(coordinator), label="Forum")
    note(other, by=acting(coordinator), kind=Kind.VISIT, said="Vue")
    CompanyFile.objects.filter(pk=other.pk).update(next_on=clock.today() + timedelta(days=40))
    month = hosting.company.offers.get().slots.order_by("first_day").first().first_day
    everything = {bakery.name, other.name, hosting.name}
    for asked, wanted in {
        Asked(etat="lead"): {bakery.name},
        Asked(qui=str(presence.pk)): {bakery.name},
        Asked(qui="moi"): {bakery.name},
        Asked(secteur="wood"): {bakery.name, hosting.name},  # what its offer shows
        Asked(ville="Puteaux"): {other.name},
        Asked(contact="7"): {other.name},
        Asked(contact="jamais"): {bakery.name, hosting.name},
        Asked(pas="retard"): {bakery.name},
        Asked(pas="plus-tard"): {other.name, hosting.name},
        Asked(places="libres"): {hosting.name},
        Asked(places=f"{month:%Y-%m}"): {hosting.name},
        Asked(places="aucune"): {bakery.name, other.name},
        Asked(etiquette="Forum"): {other.name},
    }.items():
        assert names(territory, asked, presence.pk) == wanted, asked
    strange = {"etat": "x", "qui": "‮", "secteur": "?", "contact": "9", "pas": "z", "places": "2027-99", "tri": "pk"}
    assert Asked.of(strange) == Asked()
    assert names(territory, Asked()) == everything


def test_a_week_ends_on_its_sunday():
    for day in (23, 26, 29):
        assert end_of_week(clock.today().replace(2026, 11, day)).isoformat() == "2026-11-29"


def test_the_board_has_a_column_for_each_live_state_with_its_first_cards_and_the_rest_behind_a_link(coordinator):
    for number in range(8):
        a_file(coordinator, f"Piste {number}", days=number)
    board = signed_in(coordinator.user).get(LIST, {"tri": "pas"}).context["board"]
    state, cards, count, _url, others = board[0]
    assert (state, [card.name for card in cards][0], len(cards), count, others) == ("lead", "Piste 0", 6, 8, 2)


def test_as_many_queries_for_forty_companies_as_for_ten(coordinator, territory):
    client, asked = signed_in(coordinator.user), {"tri": "pas"}
    keep_view(territory, by=acting(coordinator), label="Bois", asked=Asked(secteur="wood"), for_team=True)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(LIST, asked).status_code == 200
        return len(found)

    def ten() -> None:
        for number in range(10):
            file = a_file(coordinator, f"Atelier {files_of(territory.pk).count()}", days=number - 5)
            tag_file(file, by=acting(coordinator), label="Forum")

    ten()
    client.get(LIST, asked)
    first = queries()
    for _more in range(3):
        ten()
    assert queries() == first
    assert first <= 30


def test_views_are_ones_own_or_the_teams_and_stand_as_tabs_with_their_count(coordinator, territory):
    hugo, selma = a_volunteer(territory), a_volunteer(territory)
    a_file(coordinator, "Scierie", sector="wood")
    keep_view(territory, by=acting(hugo), label="Bois", asked=Asked(secteur="wood"), for_team=True)
    keep_view(territory, by=acting(hugo), label="Pour moi", asked=Asked(etat="lead"), for_team=False)
    tabs = {tab["label"]: tab for tab in signed_in(selma.user).get(LIST).context["tabs"]}
    assert tabs["Bois"]["count"] == 1 and tabs["Bois"]["drop"] is None
    assert "Pour moi" not in tabs
    client = signed_in(hugo.user)
    client.post(reverse("outreach:keep_view"), {"label": "Nanterre", "question": "ville=Nanterre&x=1"})
    kept = {tab["label"]: tab for tab in client.get(LIST, {"ville": "Nanterre"}).context["tabs"]}["Nanterre"]
    assert kept["current"]
    client.post(reverse("outreach:drop_view", args=[kept["drop"]]))
    assert "Nanterre" not in {tab["label"] for tab in client.get(LIST).context["tabs"]}


def test_an_export_holds_the_whole_view_and_no_cell_that_runs(coordinator, territory):
    for number in range(35):
        a_file(coordinator, f"Atelier {number}", city="Nanterre")
    for name in ("=1+1", "+33", "-2", "@SUM(A1)"):
        a_file(coordinator, name, city="Nanterre")
    a_file(coordinator, "Ailleurs", city="Puteaux")
    client = signed_in(coordinator.user)
    answer = client.get(reverse("outreach:export", args=["csv"]), {"ville": "Nanterre"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 39 and not any("Ailleurs" in line for line in lines)
    assert {line.split(";")[0] for line in lines} >= {"'=1+1", "'+33", "'-2", "'@SUM(A1)"}
    book = client.get(reverse("outreach:export", args=["xlsx"]), {"ville": "Nanterre"})
    rows = list(_rows(b"".join(book.streaming_content)))
    assert len(rows) == 40 and not any(str(row[0]).startswith(("=", "+", "-", "@")) for row in rows)
    assert client.get(reverse("outreach:export", args=["docx"])).status_code == 404


def _rows(book: bytes):
    from openpyxl import load_workbook

    return load_workbook(ContentFile(book), read_only=True).active.iter_rows(values_only=True)
