"""A territory opens step by step, by whoever has that right; nothing lies in two; it is undone until it is used."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.organisations.actions.opening import (
    InUse,
    end_opening,
    grant_opening,
    keep_answers,
    open_territory,
    undo_opening,
)  # fmt: skip
from premierpas.organisations.actions.territories import set_up_territory
from premierpas.organisations.enums import Role
from premierpas.organisations.models import (
    Company,
    Invitation,
    Membership,
    OpeningRight,
    School,
    Territory,
    TerritoryCommune,
    TerritoryDraft,
)  # fmt: skip
from premierpas.organisations.new_territory import Answers, UnreadCommunes, faults, read_communes
from tests.clients import signed_in
from tests.factories import a_classroom, a_company, a_member, a_territory, a_user, acting

ITSELF = Actor.task("tests")
BEGIN = "/association/territoires/nouveau/"
SOME_LIMITS = {
    "live_applications": "5", "wishes": "2", "pupils_per_mentor": "3", "nudges_a_month": "0", "quiet_from": "19:00",
}  # fmt: skip
GALOIS, OTHER = "0921394R", "0921395S"


@pytest.fixture
def nadia(db: None) -> Iterator[Membership]:
    with travel(date(2026, 11, 10)):
        member = a_member(Role.COORDINATOR, a_territory("Nanterre"), a_user("Nadia Ferhat"))
        grant_opening(member, by=ITSELF)
        yield member


def whole(member: Membership, **other: object) -> TerritoryDraft:
    said = {
        "name": "Rives de Seine", "communes": ["92050"], "schools": {GALOIS: ""}, "coordinates": True,
        "people": [["Hugo Petitjean", "hugo@exemple.test"]], "email": "rives@exemple.test", "live_applications": 5,
        "wishes": 2, "quiet_from": "20:00", "word_to_families": "Passez le mercredi.",
    }  # fmt: skip
    return keep_answers(by=acting(member), **{**said, **other})


def test_only_a_coordinator_with_that_right_opens_one_and_only_while_it_lasts(nadia: Membership) -> None:
    selma = a_member(Role.COORDINATOR, nadia.territory, a_user("Selma"))
    with pytest.raises(NotAllowed):
        keep_answers(by=acting(selma), name="Ailleurs")
    grant_opening(selma, by=acting(nadia))
    keep_answers(by=acting(selma), name="Ailleurs")
    end_opening(selma, by=acting(nadia))
    with pytest.raises(NotAllowed):
        keep_answers(by=acting(selma), name="Ailleurs")
    far = a_member(Role.COORDINATOR, a_territory())
    with pytest.raises(NotAllowed):
        grant_opening(far, by=acting(nadia))


def test_a_command_gives_the_right_until_a_day_and_ends_it(nadia: Membership) -> None:
    selma = a_member(Role.COORDINATOR, nadia.territory, a_user("Selma", email="selma@exemple.test"))
    call_command("allow_territories", "Selma@exemple.test", "--until", "2026-11-12", stdout=StringIO())
    client = signed_in(selma.user)
    assert client.get(BEGIN).status_code == 302
    with travel(date(2026, 11, 13)):
        assert client.get(BEGIN).status_code == 403
    call_command("allow_territories", "selma@exemple.test", "--end", stdout=StringIO())
    assert client.get(BEGIN).status_code == 403
    with pytest.raises(SystemExit):
        call_command("allow_territories", "personne@exemple.test", stderr=StringIO())
    assert OpeningRight.objects.filter(membership=selma).count() == 1


def test_communes_are_read_by_name_code_or_department() -> None:
    faults_found = []
    for typed, expected in [
        ("Nanterre", {"92050"}), ("92050, Colombes", {"92050", "92025"}), ("nanterre (92)\n92025", {"92050", "92025"}),
    ]:  # fmt: skip
        if set(read_communes(typed)) != expected:
            faults_found.append(typed)
    assert not faults_found
    assert len(read_communes("92")) == 36
    with pytest.raises(UnreadCommunes, match="plusieurs communes"):
        read_communes("Saint-Denis")
    with pytest.raises(UnreadCommunes, match="ni une commune ni un département"):
        read_communes("Nulle-Part-sur-Rien")


def test_the_whole_territory_opens_at_once_and_says_what_comes_next(nadia: Membership) -> None:
    waiting = a_company(a_territory(), verified=False)
    Company.objects.filter(pk=waiting.pk).update(territory=None, insee="92050")
    TerritoryCommune.objects.filter(insee="92050").delete()
    draft = open_territory(whole(nadia), by=acting(nadia))
    made = Territory.objects.get(name="Rives de Seine")
    assert draft.territory == made and (made.email, made.live_applications) == ("rives@exemple.test", 5)
    assert (made.wishes, made.quiet_from, made.word_to_families) == (2, "20:00", "Passez le mercredi.")
    assert School.objects.get(uai=GALOIS).territory == made
    assert Membership.objects.filter(user=nadia.user, territory=made, role=Role.COORDINATOR).exists()
    assert Invitation.objects.get(territory=made).invited_by == nadia.user
    assert Company.objects.get(pk=waiting.pk).territory == made
    text = signed_in(nadia.user).get(reverse("organisations:opened_territory", args=[draft.pk])).content.decode()
    assert "hugo@exemple.test" in text and "invite son chef d’établissement" in text


def test_what_lies_in_another_territory_is_said_by_name_at_its_step_and_again_at_the_end(nadia: Membership) -> None:
    TerritoryCommune.objects.filter(insee="92050").delete()
    set_up_territory("Voisins", communes=["92050"], by=ITSELF)
    client = signed_in(nadia.user)
    answer = client.post(f"{BEGIN}1/", {"name": "Rives", "communes": "Nanterre"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Nanterre est déjà dans le territoire Voisins." in text and "Rives" in text
    draft = whole(nadia)
    steps = {step for step, said in faults(Answers.of(draft.answers)) if "Voisins" in said}
    assert steps == {1}
    assert "Nanterre est déjà dans le territoire Voisins." in client.get(f"{BEGIN}8/").content.decode()
    client.post(f"{BEGIN}8/", {"act": "open"})
    assert not Territory.objects.filter(name="Rives de Seine").exists()


def test_a_school_of_another_territory_cant_be_chosen(nadia: Membership) -> None:
    TerritoryCommune.objects.filter(insee="92050").delete()
    keep_answers(by=acting(nadia), name="Rives", communes=["92050"])
    School.objects.create(uai=GALOIS, name="Évariste-Galois", territory=nadia.territory, academy="Versailles")
    text = signed_in(nadia.user).post(f"{BEGIN}2/", {"codes": GALOIS}).content.decode()
    assert "est déjà dans le territoire Nanterre." in text and GALOIS in text


def test_steps_are_kept_until_another_day_and_the_first_unfinished_one_is_where_one_begins(nadia: Membership) -> None:
    TerritoryCommune.objects.filter(insee="92050").delete()
    client = signed_in(nadia.user)
    client.post(f"{BEGIN}1/", {"name": "Rives", "communes": "Nanterre"})
    client.post(f"{BEGIN}6/", {"word_to_pupils": "Bienvenue."})
    client.post(f"{BEGIN}7/", SOME_LIMITS | {"live_applications": "4"})
    assert client.get(BEGIN).headers["Location"] == f"{BEGIN}4/"
    assert "Nanterre (92)" in client.get(f"{BEGIN}1/").content.decode()
    kept = TerritoryDraft.objects.get().answers
    assert (kept["live_applications"], kept["wishes"], kept["word_to_pupils"]) == (4, 2, "Bienvenue.")


def test_an_opening_is_undone_with_all_it_made_until_something_hangs_on_it(nadia: Membership) -> None:
    TerritoryCommune.objects.filter(insee="92050").delete()
    before = Territory.objects.count(), School.objects.count(), Membership.objects.count()
    draft = open_territory(whole(nadia), by=acting(nadia))
    undo_opening(draft, by=acting(nadia))
    assert (Territory.objects.count(), School.objects.count(), Membership.objects.count()) == before
    assert not Invitation.objects.filter(email="hugo@exemple.test").exists()
    draft = open_territory(TerritoryDraft.objects.get(), by=acting(nadia))
    a_classroom(School.objects.get(uai=GALOIS))
    with pytest.raises(InUse):
        undo_opening(draft, by=acting(nadia))
    assert Territory.objects.filter(name="Rives de Seine").exists()


def test_somebody_who_joined_makes_the_opening_last(nadia: Membership) -> None:
    TerritoryCommune.objects.filter(insee="92050").delete()
    draft = open_territory(whole(nadia), by=acting(nadia))
    assert draft.territory is not None
    a_member(Role.COORDINATOR, draft.territory)
    with pytest.raises(InUse):
        undo_opening(draft, by=acting(nadia))
