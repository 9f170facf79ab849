"""Nothing that a pupil types is lost: two pages, two devices, answers lost on the way, saves that come late."""

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.organisations.enums import Role
from premierpas.people.models import Pupil
from premierpas.workshop.actions import save_cv
from premierpas.workshop.keeping import Typed, drop_spare, keep, replace, take_spare
from premierpas.workshop.models import CV, Letter, SpareDraft
from tests.clients import signed_in
from tests.factories import a_company, a_member, a_published_offer, a_pupil, acting

pytestmark = pytest.mark.django_db
COMPUTER, PHONE = uuid.uuid4(), uuid.uuid4()


@pytest.fixture(autouse=True)
def november(db: object) -> object:
    with travel(date(2026, 11, 10)):
        yield


def skills(text: str) -> dict[str, str]:
    return {"skills": text}


def test_a_page_that_is_behind_never_overwrites_and_is_kept_beside() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0, COMPUTER, 1), by=acting(pupil))
    kept = save_cv(pupil, typed=Typed(skills("Deux"), 0, PHONE, 1), by=acting(pupil))
    assert CV.objects.get().skills == "Un"
    assert kept.spare is not None and kept.spare.parts["skills"] == "Deux"


def test_a_page_goes_on_in_its_own_draft() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0, COMPUTER, 1), by=acting(pupil))
    for turn, text in enumerate(("Deux", "Deux et demi"), start=1):
        save_cv(pupil, typed=Typed(skills(text), 0, PHONE, turn), by=acting(pupil))
    assert [spare.parts["skills"] for spare in SpareDraft.objects.all()] == ["Deux et demi"]


def test_two_pages_without_a_mark_of_their_own_are_two_drafts() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0), by=acting(pupil))
    for text in ("Deux", "Trois"):
        save_cv(pupil, typed=Typed(skills(text), 0), by=acting(pupil))
    assert {spare.parts["skills"] for spare in SpareDraft.objects.all()} == {"Deux", "Trois"}


def test_the_same_words_are_no_conflict() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0, COMPUTER, 1), by=acting(pupil))
    kept = save_cv(pupil, typed=Typed(skills("Un  ".strip() + "\r\n"), 0, PHONE, 1), by=acting(pupil))
    assert kept.spare is None and kept.text.version == 1


def test_a_page_whose_answer_was_lost_goes_on_writing() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0, PHONE, 1), by=acting(pupil))
    kept = save_cv(pupil, typed=Typed(skills("Un, deux"), 0, PHONE, 2), by=acting(pupil))
    assert kept.spare is None and CV.objects.get().skills == "Un, deux"


def test_a_save_that_comes_late_does_not_undo_a_newer_one() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un, deux"), 0, PHONE, 2), by=acting(pupil))
    save_cv(pupil, typed=Typed(skills("Un"), 0, PHONE, 1), by=acting(pupil))
    assert CV.objects.get().skills == "Un, deux" and not SpareDraft.objects.exists()


def test_taking_the_draft_keeps_the_other_text_in_its_place() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0, COMPUTER, 1), by=acting(pupil))
    spare = save_cv(pupil, typed=Typed(skills("Deux"), 0, PHONE, 1), by=acting(pupil)).spare
    assert spare is not None
    take_spare(spare, by=acting(spare.pupil))
    spare.refresh_from_db()
    assert CV.objects.get().skills == "Deux" and spare.parts["skills"] == "Un"
    take_spare(spare, by=acting(spare.pupil))
    assert CV.objects.get().skills == "Un"


def test_dropping_the_draft_twice_changes_nothing_twice() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0, COMPUTER, 1), by=acting(pupil))
    spare = save_cv(pupil, typed=Typed(skills("Deux"), 0, PHONE, 1), by=acting(pupil)).spare
    assert spare is not None
    drop_spare(spare, by=acting(spare.pupil))
    drop_spare(spare, by=acting(spare.pupil))
    assert CV.objects.get().skills == "Un" and not SpareDraft.objects.exists()


def test_nothing_is_kept_but_by_an_action_that_knows_whose_it_is() -> None:
    pupil, find = a_pupil(), lambda: CV(pupil=None)
    for write in (lambda: keep(pupil, find, Typed(skills("Un"), 0)), lambda: replace(pupil, find, lambda cv: {})):
        with pytest.raises(RuntimeError):
            write()
    with pytest.raises(NotAllowed):
        save_cv(pupil, typed=Typed(skills("Un"), 0), by=acting(a_pupil()))
    assert not CV.objects.exists()


class TestWhateverTheOrder(TestCase):
    """Any mix of two pages' saves, lost answers, repeated ones and pages read again."""

    @settings(max_examples=80, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(["save", "answer lost", "sent twice", "read again"]))))
    def test_words_give_way_only_to_a_page_that_has_read_them(self, acts: list[tuple[int, str]]) -> None:
        pupil = a_pupil()
        pages = [_Page(), _Page()]
        for number, (which, act) in enumerate(acts):
            before = _somewhere()
            if act == "read again":
                pages[which] = _Page.read(CV.objects.filter(pupil=pupil).first())
            else:
                pages[which].save(pupil, f"words {number}", act)
                assert f"words {number}" in _somewhere()
            assert before - _somewhere() <= pages[which].seen


class _Page:
    """A page that is open somewhere: what it has read and written, the version it knows."""

    def __init__(self, version: int = 0, seen: str = "") -> None:
        self.mark, self.version, self.turn, self.seen = uuid.uuid4(), version, 0, {seen}

    @classmethod
    def read(cls, text: CV | None) -> "_Page":
        return cls(text.version, text.skills) if text else cls()

    def save(self, pupil: Pupil, words: str, act: str) -> None:
        self.turn += 1
        self.seen.add(words)
        for _ in range(2 if act == "sent twice" else 1):
            kept = save_cv(pupil, typed=Typed(skills(words), self.version, self.mark, self.turn), by=acting(pupil))
        if act != "answer lost" and kept.spare is None:
            self.version = kept.text.version


def _somewhere() -> set[str]:
    return {*CV.objects.values_list("skills", flat=True), *(one.parts["skills"] for one in SpareDraft.objects.all())}


def _signed_in(pupil: Pupil) -> Client:
    client = Client()
    client.force_login(pupil.user)
    return client


def test_a_page_over_a_text_that_is_gone_meanwhile_begins_it_anew() -> None:
    pupil = a_pupil()
    kept = save_cv(pupil, typed=Typed({"skills": "Écrit trop tard"}, 7, uuid.uuid4(), 3), by=acting(pupil))
    assert kept.spare is None and CV.objects.get().skills == "Écrit trop tard"


def test_a_page_that_is_behind_leads_to_both_texts() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    client = _signed_in(pupil)
    address = reverse("workshop:letter", args=[offer.pk])
    client.post(address, {"version": "0", "why_here": "Sur l’ordinateur"})
    response = client.post(address, {"version": "0", "why_here": "Sur le téléphone"}, follow=True)
    html = response.content.decode()
    both = re.sub(r"</?mark\s*>", "", html)
    assert "Sur l’ordinateur" in both and "Sur le téléphone" in both
    draft = SpareDraft.objects.get()
    assert "gardée à part" in client.get(address).content.decode()
    client.post(reverse("workshop:spare", args=[draft.pk]), {"choice": "take"})
    assert Letter.objects.get().why_here == "Sur le téléphone"
    response = client.post(reverse("workshop:spare", args=[draft.pk]), {"choice": "drop"})
    assert response["Location"] == address and not SpareDraft.objects.exists()


def test_a_page_that_saves_by_itself_is_answered_in_a_line() -> None:
    client = _signed_in(a_pupil())
    address, alone = reverse("workshop:cv"), {"X-Keep": "1"}
    saved = client.post(address, {"version": "0", "skills": "Un"}, headers=alone)
    assert saved.json()["version"] == 1 and saved.json()["said"].startswith("Enregistré à")
    behind = client.post(address, {"version": "0", "skills": "Deux"}, headers=alone)
    assert behind.json()["spare"] == reverse("workshop:spare", args=[SpareDraft.objects.get().pk])
    long = client.post(address, {"version": "1", "skills": "mot " * 300}, headers=alone)
    assert long.json()["version"] == 2 and "trop long" in long.json()["said"]
    endless = client.post(address, {"version": "2", "skills": "mot " * 20_000}, headers=alone)
    assert endless.status_code == 422 and "trop long" in endless.json()["refused"]


def test_nobody_opens_another_pupils_draft() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(skills("Un"), 0), by=acting(pupil))
    spare = save_cv(pupil, typed=Typed(skills("Deux"), 0), by=acting(pupil)).spare
    assert spare is not None
    assert _signed_in(a_pupil()).get(reverse("workshop:spare", args=[spare.pk])).status_code == 403


def test_each_account_has_a_key_of_its_own_and_visitors_none() -> None:
    users = [a_pupil().user, a_pupil().user, a_member(Role.COMPANY, a_company()).user]
    pages = [signed_in(user).get("/", follow=True).content.decode() for user in users]
    assert len({page.split('data-key="')[1].split('"')[0] for page in pages}) == 3
    assert "data-key" not in Client().get("/").content.decode()


def test_the_page_without_a_network_is_the_same_for_everybody() -> None:
    worker = Client().get(reverse("workshop:service_worker"))
    assert worker["Content-Type"] == "text/javascript" and reverse("workshop:offline") in worker.content.decode()
    assert 'credentials: "omit"' in worker.content.decode()
    assert Client().get(reverse("workshop:offline")).status_code == 200
