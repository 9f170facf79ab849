"""A pupil's card: three words, one valid card, a new one ends everything opened with the old."""

import re
from collections import Counter

import pytest
from django.test import Client

from premierpas.accounts.cards import issue_card, make_usernames, valid_card, word_list
from premierpas.accounts.flows import sign_in_with_card
from premierpas.accounts.models import PupilCard, User, UserSession

from .situations import a_pupil_account, signed_in_as, with_card

pytestmark = pytest.mark.django_db


def holder(username: str, passphrase: str) -> User | None:
    card = valid_card(username, passphrase)
    return card.user if card else None


@pytest.mark.parametrize(
    ("username", "words"),
    [
        ("ines.27", "tambour-renard-prune"),
        ("Ines.27", "Tambour Renard Prune"),
        ("ines. 27 ", "  tambour, renard  prune. "),
        ("inès.27", "TAMBOUR – RENÂRD – PRÛNE"),
    ],
)
def test_capitals_accents_spaces_and_hyphens_are_forgiven(username: str, words: str) -> None:
    user, _card = a_pupil_account()
    assert holder(username, words) == user


@pytest.mark.parametrize(
    "words", ["", "tambour renard", "renard tambour prune", "tambour renard prune pomme", "tambour renard prunes", "🎉"]
)
def test_other_words_open_nothing(words: str) -> None:
    a_pupil_account()
    assert holder("ines.27", words) is None


def test_words_are_kept_as_a_hash_only() -> None:
    _user, issued = a_pupil_account()
    assert "renard" not in issued.card.passphrase_hash
    assert issued.passphrase == "tambour-renard-prune"


def test_a_new_card_refuses_the_old_words_and_leaves_one_valid_card() -> None:
    user, _old = a_pupil_account()
    issue_card(user, words=["pomme", "canard", "lune"])
    assert holder("ines.27", "tambour renard prune") is None
    assert holder("ines.27", "pomme canard lune") == user
    assert PupilCard.objects.filter(user=user, revoked_at=None).count() == 1


def test_a_new_card_signs_every_device_out_at_once() -> None:
    user, _old = a_pupil_account()
    phone = Client()
    with_card(phone, "ines.27", "tambour renard prune", on_this_device="on")
    assert signed_in_as(phone) == str(user.pk)
    issue_card(user)
    assert signed_in_as(phone) is None
    assert phone.get("/compte/").status_code == 302
    assert not UserSession.objects.filter(user=user).exists()


def test_a_card_replaced_while_its_words_were_being_checked_opens_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    from premierpas.accounts import flows

    user, _old = a_pupil_account()
    checked = flows.valid_card

    def replaced_meanwhile(username: str, words: str) -> PupilCard | None:
        card = checked(username, words)
        issue_card(user)
        return card

    monkeypatch.setattr(flows, "valid_card", replaced_meanwhile)
    request = Client().get("/connexion/").wsgi_request
    words = "tambour renard prune"
    assert sign_in_with_card(request, username="ines.27", passphrase=words, on_this_device=False) is None
    assert not request.user.is_authenticated


def test_an_account_that_was_closed_is_refused() -> None:
    user, _card = a_pupil_account()
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert holder("ines.27", "tambour renard prune") is None


def test_the_first_use_is_remembered_once() -> None:
    a_pupil_account()
    holder("ines.27", "tambour renard prune")
    first = PupilCard.objects.get().first_used_at
    holder("ines.27", "tambour renard prune")
    assert first is not None
    assert PupilCard.objects.get().first_used_at == first


def test_words_are_many_short_plain_and_all_different() -> None:
    words = word_list()
    assert len(words) >= 1000
    assert [word for word in words if not re.fullmatch(r"[a-z]{3,11}", word)] == []
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_drawn_cards_differ() -> None:
    user = User.objects.create_user(username="adam.12", name="Adam")
    phrases = {issue_card(user).passphrase for _each in range(10)}
    assert len(phrases) == 10
    assert all(set(phrase.split("-")) <= set(word_list()) for phrase in phrases)


def test_user_names_are_unique_plain_and_without_a_surname() -> None:
    names = make_usernames(["Inès"] * 150 + ["Jean-Loup", "إيناس", "Zoé 🛠️", "Œdipe"])
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+\.\d{2,6}", name) for name in names)
    assert [name.split(".")[0] for name in names[150:]] == ["jeanloup", "eleve", "zoe", "oedipe"]


def test_a_user_name_that_exists_is_not_given_again() -> None:
    for number in range(10, 100):
        User.objects.create_user(username=f"lou.{number}", name="Lou")
    assert re.fullmatch(r"lou\.\d{3,6}", make_usernames(["Lou"])[0])
