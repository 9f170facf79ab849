"""A note names who will be written to before anything is sent; each is told once, while they are there."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from premierpas.agenda.mentions import CannotBeTold, Nameable, named_in
from premierpas.agenda.models import Mention, Presence
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import correct_note, note, open_file
from premierpas.outreach.enums import Kind
from premierpas.outreach.models import CompanyFile, Entry
from tests.clients import signed_in
from tests.factories import a_member, a_territory, a_user, a_volunteer, a_volunteer_leaves, acting

TOLD = {"notice": "outreach.mentioned"}


class Team:
    """A coordinator, two volunteers, and one of another territory; a company that they know."""

    def __init__(self) -> None:
        self.territory = a_territory()
        self.nadia = a_member(Role.COORDINATOR, self.territory, a_user("Nadia Ferhat"))
        self.hugo = a_volunteer(self.territory, user=a_user("Hugo Petitjean"))
        self.selma = a_volunteer(self.territory, user=a_user("Selma Aït-Oufella"))
        self.far = a_volunteer(a_territory(), user=a_user("Thomas Loin"))
        self.file = open_file("Garage Roy", territory=self.territory, by=acting(self.nadia))
        self.client = signed_in(self.nadia.user)
        self.address = reverse("outreach:file", args=[self.file.pk])

    def presence(self, volunteer) -> Presence:
        return Presence.objects.get(key=f"volunteer:{volunteer.pk}")

    def send(self, said: str, *told) -> str:
        """Note it on the page; the page's words, with errors if there are any."""
        page = self.client.get(self.address)
        key = page.context["form"]["once"].value() if page.context else ""
        typed = {
            "kind": "note", "said": said, "told": [self.presence(each).pk for each in told],
            "once": key or _key(page.content.decode()), "owner": "", "contact": "",
        }  # fmt: skip
        answer = self.client.post(self.address, typed, follow=True)
        return answer.content.decode()


def _key(text: str) -> str:
    return text.split('name="once" value="')[1].split('"')[0]


@pytest.fixture
def team(db: None) -> Iterator[Team]:
    with travel(date(2026, 11, 10)):
        yield Team()


def told() -> list[str]:
    rows = Message.objects.filter(**TOLD, channel="app").order_by("pk")
    return [row.user.name for row in rows.select_related("user")]


def test_the_form_says_of_every_colleague_how_they_would_be_told(team: Team) -> None:
    text = team.client.get(team.address).content.decode()
    assert "Hugo Petitjean, par e-mail et dans l’application" in text
    assert "Nadia Ferhat, par" not in text and "Thomas Loin" not in text


def test_whoever_is_chosen_is_told_and_the_note_says_so(team: Team) -> None:
    assert "Hugo Petitjean et Selma Aït-Oufella : message envoyé" in team.send("Vu", team.hugo, team.selma)
    assert told() == ["Hugo Petitjean", "Selma Aït-Oufella"]
    assert not [row for row in Message.objects.filter(**TOLD) if "Vu" in row.body]


def test_a_name_in_the_text_is_shown_by_name_and_way_before_anything_is_sent(team: Team) -> None:
    shown = team.send("Peux-tu rappeler, @hugo ?")
    assert "Votre texte prévient Hugo Petitjean, par e-mail et dans l’application." in shown
    assert "Peux-tu rappeler, @hugo ?" in shown
    assert not told() and not Entry.objects.filter(kind=Kind.NOTE).exists()
    team.send("Peux-tu rappeler, @hugo ?", team.hugo)
    assert told() == ["Hugo Petitjean"]


def test_nobody_is_told_a_second_time_when_a_note_is_corrected(team: Team) -> None:
    team.send("Vu", team.hugo)
    entry = Entry.objects.get(kind=Kind.NOTE)
    correct_note(entry, said="Vu avec @Selma", by=acting(team.nadia))
    assert told() == ["Hugo Petitjean"]


def test_whoever_may_not_open_the_file_cant_be_named(team: Team) -> None:
    with pytest.raises(CannotBeTold, match="Thomas Loin"):
        note(
            team.file, kind=Kind.NOTE, said="…", told=[team.presence(team.far).pk], by=acting(team.nadia)
        )  # fmt: skip
    assert "@Thomas » ne désigne pas" in team.send("Voir @Thomas")
    assert not told() and not Mention.objects.exists()


def test_whoever_left_after_the_page_was_opened_is_refused_by_name_and_nothing_is_lost(team: Team) -> None:
    presence = team.presence(team.hugo).pk
    page = team.client.get(team.address)
    a_volunteer_leaves(team.hugo)
    typed = {"kind": "note", "said": "Un long texte", "told": [presence], "once": _key(page.content.decode())}
    answer = team.client.post(team.address, typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Hugo Petitjean n’est plus dans l’équipe" in text and "Un long texte" in text
    assert not told() and not Entry.objects.filter(kind=Kind.NOTE).exists()


def test_whoever_leaves_at_the_very_moment_of_sending_is_refused_with_everything(team: Team) -> None:
    presence = team.presence(team.hugo).pk
    a_volunteer_leaves(team.hugo)
    with pytest.raises(CannotBeTold, match="Hugo Petitjean"):
        note(team.file, kind=Kind.NOTE, said="…", told=[presence], by=acting(team.nadia))
    assert not Entry.objects.filter(file=CompanyFile.objects.get(), kind=Kind.NOTE).exists()


def test_names_are_read_with_an_at_sign_only_and_told_apart_by_more_words() -> None:
    people = [
        Nameable(1, "Hugo Petitjean", ""), Nameable(2, "Hugo Roy", ""), Nameable(3, "Selma Aït-Oufella", ""),
    ]  # fmt: skip
    faults = []
    for text, expected in [
        ("@Selma", ([3], [])), ("@selma peux-tu ?", ([3], [])), ("@Ait-Oufella", ([3], [])), ("@Hugo", ([], ["Hugo"])),
        ("@Hugo Roy et @Selma", ([2, 3], [])), ("selma@exemple.test", ([], [])), ("Selma, Hugo", ([], [])),
        ("@Zoé", ([], ["Zoé"])), ("(@Selma)", ([3], [])),
    ]:  # fmt: skip
        named = named_in(text, people)
        if ([each.pk for each in named.people], named.unclear) != expected:
            faults.append((text, named))
    assert not faults
