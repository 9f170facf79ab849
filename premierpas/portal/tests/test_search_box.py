"""One box over everything one may open: found under headings, mistyped or not, and nothing of what one may not."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.campaigns.enums import Readers
from premierpas.campaigns.models import Paper
from premierpas.core.clock import travel
from premierpas.core.everywhere import find_everywhere
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, open_file
from premierpas.outreach.models import CompanyFile
from premierpas.partners.enums import PartnerKind
from premierpas.partners.models import Partner
from premierpas.people.models import Pupil
from premierpas.portal.models import Seen
from premierpas.privacy.keeping import keep_no_longer
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_company,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_territory,
    a_user,
    a_volunteer,
    acting,
)  # fmt: skip

BOX = "/association/recherche/"


class Town:
    """A territory with one of everything that can be found, each called Lecomte; and another territory."""

    def __init__(self) -> None:
        self.territory, self.far = a_territory("Nanterre"), a_territory("Ailleurs")
        self.school = a_school(self.territory, name="Collège Lecomte")
        self.room = a_classroom(self.school)
        self.nadia = a_member(Role.COORDINATOR, self.territory, a_user("Nadia Lecomte"))
        self.hugo = a_volunteer(self.territory, user=a_user("Hugo Lecomte"))
        self.pupil = a_pupil(self.room, last_name="Lecomte", first_name="Prince")
        self.offer = a_published_offer(a_company(self.territory, name="Garage Lecomte"), title="Chez Lecomte")
        self.file = CompanyFile.objects.get(company=self.offer.company)
        self.contact = add_contact(self.file, name="Sandrine Lecomte", email="s@exemple.test", by=acting(self.nadia))
        self.member = self.file.contacts.exclude(name="Sandrine Lecomte").get().name
        for title, readers in (("Charte Lecomte", Readers.TEAM), ("Budget Lecomte", Readers.COORDINATORS)):
            Paper.objects.create(territory=self.territory, title=title, readers=readers)
        Partner.objects.create(territory=self.territory, name="Fondation Lecomte", kind=PartnerKind.SPONSOR)
        stranger = a_member(Role.COORDINATOR, self.far)
        open_file("Lecomte d’ailleurs", territory=self.far, by=acting(stranger))
        a_pupil(a_classroom(a_school(self.far)), last_name="Lecomte", first_name="Loin")


TENTH = date(2026, 11, 10)
on_the_tenth = begun_once(travel(TENTH)(Town))


@pytest.fixture
def town(on_the_tenth: Town, db: None) -> Iterator[Town]:
    with travel(TENTH):
        yield deepcopy(on_the_tenth)


def found(member: Any, words: str) -> dict[str, list[str]]:
    groups = find_everywhere(acting(member).viewer, words).groups
    return {group.name: [hit.title for hit in group.hits] for group in groups}


def test_each_sees_under_headings_what_they_may_open_and_nothing_else(town: Town) -> None:
    everything = {
        "companies": ["Garage Lecomte"],
        "people": [town.member, "Sandrine Lecomte"],  # a company's name finds its people too
        "pupils": ["Lecomte, Prince"],
        "schools": ["Collège Lecomte"],
        "offers": ["Chez Lecomte"],
        "team": ["Hugo Lecomte", "Nadia Lecomte"],
        "partners": ["Fondation Lecomte"],
        "documents": ["Budget Lecomte", "Charte Lecomte"],
    }
    of_volunteer = {
        name: titles for name, titles in everything.items() if name not in ("pupils", "schools", "offers")
    } | {"team.offers": ["Chez Lecomte"], "documents": ["Charte Lecomte"]}
    assert found(town.nadia, "lecomte") == everything
    assert found(town.hugo, "lecomte") == of_volunteer


def test_words_may_be_begun_unaccented_in_any_order_or_mistyped(town: Town) -> None:
    faults = []
    for words, heading in [
        ("prin lecom", "pupils"), ("LECOMTE GARAGE", "companies"), ("sandrine garage", "people"),
        ("collége", "schools"), ("s@exemple.test", "people"), ("gararge", "companies"), ("Prinse", "pupils"),
    ]:  # fmt: skip
        if heading not in found(town.nadia, words):
            faults.append(words)
    assert not faults


def test_a_word_is_repaired_only_where_nothing_at_all_has_it(town: Town) -> None:
    open_file("Lecompte", territory=town.territory, by=acting(town.nadia))
    assert found(town.nadia, "lecompte") == {"companies": ["Lecompte"]}


def test_no_pupil_reaches_a_volunteer_by_any_page_of_the_box(town: Town) -> None:
    client = signed_in(town.hugo.user)
    client.get(reverse("following:pupil", args=[town.pupil.pk]))
    pages = [client.get(BOX, words).content.decode() for words in (
        {}, {"q": "prince"}, {"q": "prinse"}, {"q": "lecomte", "dans": "pupils"}, {"q": "3e A"},
    )]  # fmt: skip
    assert not [text for text in pages if "Prince" in text or "Élèves" in text]


def test_what_was_opened_lately_is_shown_while_nothing_is_typed_and_only_while_it_may_be_opened(town: Town) -> None:
    client = signed_in(town.nadia.user)
    client.get(reverse("outreach:file", args=[town.file.pk]))
    client.get(reverse("following:pupil", args=[town.pupil.pk]))
    text = client.get(BOX).content.decode()
    assert "Garage Lecomte" in text and "Lecomte, Prince" in text
    assert list(Seen.objects.values_list("kind", "subject")) == [("companies", town.file.pk)]
    Pupil.objects.get(pk=town.pupil.pk).links.all().delete()
    CompanyFile.objects.filter(pk=town.file.pk).update(territory=town.far)
    text = client.get(BOX).content.decode()
    assert "Garage Lecomte" not in text and "Prince" not in text


def test_what_was_opened_is_forgotten_after_two_months(town: Town) -> None:
    signed_in(town.nadia.user).get(reverse("outreach:file", args=[town.file.pk]))
    with travel(date(2027, 2, 1)):
        keep_no_longer()
    assert not Seen.objects.exists()


def test_every_row_under_one_heading_is_listed_page_by_page(town: Town) -> None:
    for number in range(30):
        open_file(f"Atelier {number:02}", territory=town.territory, by=acting(town.nadia), other_company=True)
    client = signed_in(town.nadia.user)
    assert "Voir tout : 30 réponses" in client.get(BOX, {"q": "atelier"}).content.decode().replace("\xa0", " ")
    second = client.get(BOX, {"q": "atelier", "dans": "companies", "page": "2"}).content.decode()
    assert "Atelier 29" in second and "Atelier 01" not in second


def test_the_box_asks_the_same_few_queries_however_much_there_is(town: Town) -> None:
    def asked(client: Client, words: dict[str, str]) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(BOX, words, headers={"HX-Request": "true"}).status_code == 200
        return len(queries)

    client = signed_in(town.nadia.user)
    client.get(BOX)
    few = asked(client, {"q": "lecomte"})
    for number in range(8):
        a_pupil(town.room, last_name="Lecomte", first_name=f"Ada {number}")
        open_file(f"Lecomte {number}", territory=town.territory, by=acting(town.nadia), other_company=True)
    assert asked(client, {"q": "lecomte"}) <= few + 2  # headings with more than they show are counted
    assert few <= 26


def test_a_teams_pages_have_the_box_and_nobody_elses(town: Town) -> None:
    head = a_member(Role.HEAD_TEACHER, town.school)
    assert "data-find" in signed_in(town.hugo.user).get(reverse("outreach:companies")).content.decode()
    assert "data-find" not in signed_in(head.user).get(reverse("portal:school_home")).content.decode()
