"""A class signs in at once from one address; a guesser is stopped, on one account or over many."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from premierpas.accounts.cards import issue_card
from premierpas.accounts.limiter import EMAIL, SIGN_IN, WINDOW, Limits, count_try, give_back_try
from premierpas.accounts.models import Attempt, KnownDevice, User
from premierpas.core.clock import travel

from .situations import a_pupil_account, a_request, all_at_once, ask_code, give_code, last_code, signed_in_as, with_card

NOON = datetime(2026, 11, 23, 12, 4, tzinfo=ZoneInfo("Europe/Paris"))
WORDS = "tambour renard prune"


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_thirty_pupils_sign_in_at_once_from_one_address_each_after_two_mistakes() -> None:
    for number in range(30):
        a_pupil_account(f"eleve.{number}")

    def sign_in(number: int) -> tuple[list[int], bool]:
        client = Client(REMOTE_ADDR="192.0.2.7")
        with travel(NOON):
            client.get("/connexion/")
            tries = ["pomme canard lune", "tambour prune", WORDS]
            statuses = [with_card(client, f"eleve.{number}", words).status_code for words in tries]
            return statuses, signed_in_as(client) is not None

    results = all_at_once([lambda number=number: sign_in(number) for number in range(30)])
    assert results == [([422, 422, 302], True)] * 30


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_a_hundred_guesses_at_once_on_one_account_are_six() -> None:
    def guess() -> bool:
        with travel(NOON):
            return count_try("card", a_request(device="a-phone"), account="ines.27") is None

    results = all_at_once([guess] * 40)
    assert sorted(results) == [False] * 34 + [True] * 6
    assert set(Attempt.objects.values_list("count", flat=True)) == {6}


@pytest.mark.django_db
def test_a_guesser_on_one_account_is_stopped_even_with_the_right_card() -> None:
    a_pupil_account()
    guesser = Client()
    with travel(NOON):
        guesser.get("/connexion/")
        for _each in range(SIGN_IN.account_device):
            assert with_card(guesser, "ines.27", "pomme canard lune").status_code == 422
        stopped = with_card(guesser, "ines.27", WORDS)
        assert signed_in_as(guesser) is None
        assert "Attends 12 min, ou demande à ton professeur" in stopped.content.decode()
        assert (stopped.status_code, stopped["Retry-After"]) == (429, str(11 * 60))
    with travel(NOON + timedelta(minutes=12)):
        assert with_card(guesser, "ines.27", WORDS).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("spelling", ["INES.27", "inès.27", " ines.27", "ines. 27"])
def test_another_spelling_of_the_user_name_gives_no_further_tries(spelling: str) -> None:
    a_pupil_account()
    with travel(NOON):
        client = Client()
        for _each in range(SIGN_IN.account_device + 1):
            with_card(client, "ines.27", "pomme canard lune")
        with_card(client, spelling, WORDS)
        assert signed_in_as(client) is None


@pytest.mark.django_db
def test_a_guesser_over_many_accounts_from_one_address_is_stopped() -> None:
    with travel(NOON):
        allowed = [count_try("card", a_request(), account=f"eleve.{n}") is None for n in range(SIGN_IN.address + 20)]
        assert allowed.count(True) == SIGN_IN.address
        assert count_try("card", a_request("10.0.0.2"), account="eleve.1") is None


@pytest.mark.django_db
def test_a_device_that_walks_over_accounts_and_addresses_is_stopped() -> None:
    with travel(NOON):
        tries = [count_try("card", a_request(f"10.0.1.{n}", "a-phone"), account=f"eleve.{n}") for n in range(20)]
    assert [wait is None for wait in tries].count(True) == SIGN_IN.device


@pytest.mark.django_db
def test_hammering_a_closed_account_does_not_close_the_address_for_the_class() -> None:
    with travel(NOON):
        for _each in range(300):
            count_try("card", a_request(), account="ines.27")
        assert count_try("card", a_request(), account="adam.12") is None


@pytest.mark.django_db
def test_a_closed_address_does_not_close_the_accounts_it_names() -> None:
    with travel(NOON):
        for number in range(SIGN_IN.address):
            count_try("card", a_request(), account=f"eleve.{number}")
        for _each in range(SIGN_IN.account_address + 1):
            assert count_try("card", a_request(), account="ines.27") is not None
        assert count_try("card", a_request("10.0.0.2"), account="ines.27") is None


@pytest.mark.django_db
def test_right_tries_do_not_use_up_the_address() -> None:
    with travel(NOON):
        for number in range(SIGN_IN.address * 2):
            account = f"eleve.{number}"
            assert count_try("card", a_request(), account=account) is None
            give_back_try("card", a_request(), account=account)


@pytest.mark.django_db
def test_a_right_try_forgives_the_account_but_not_the_guesses_from_its_address() -> None:
    limits = Limits(account=3, device=99, address=4)
    with travel(NOON):
        for _each in range(2):
            count_try("card", a_request(), account="ines.27", limits=limits)
        count_try("card", a_request(), account="ines.27", limits=limits)
        give_back_try("card", a_request(), account="ines.27")
        two_more = [count_try("card", a_request(), account="ines.27", limits=limits) is None for _each in range(3)]
    assert two_more == [True, True, False]


@pytest.mark.django_db
def test_scopes_are_counted_apart_and_the_quarter_of_an_hour_ends() -> None:
    with travel(NOON):
        for _each in range(EMAIL.account_address):
            assert count_try("signup", a_request(), account="a@exemple.test", limits=EMAIL) is None
        wait = count_try("signup", a_request(), account="a@exemple.test", limits=EMAIL)
        assert wait == timedelta(minutes=11)
        assert count_try("card", a_request(), account="a@exemple.test") is None
    with travel(NOON + WINDOW):
        assert count_try("signup", a_request(), account="a@exemple.test") is None


@pytest.mark.django_db
def test_an_address_is_not_flooded_with_codes() -> None:
    from premierpas.core.outbox.models import Message

    client = Client()
    with travel(NOON):
        for _each in range(EMAIL.account_address):
            ask_code(client, "claire@exemple.test")
        stopped = ask_code(Client(), "claire@exemple.test")
        again = client.post("/connexion/code/", {"action": "resend"})
    assert stopped.status_code == again.status_code == 429
    assert "Attendez 12 min" in stopped.content.decode()
    assert Message.objects.count() == EMAIL.account_address


def everybody_but_the_owner_types_wrong_words() -> None:
    """From one place without cookies, and from many: all that anybody can do who knows a user name."""
    for number in range(SIGN_IN.account + 50):
        with_card(Client(REMOTE_ADDR="10.0.0.1"), "ines.27", "pomme canard lune")
        with_card(Client(REMOTE_ADDR=f"10.0.{number}.2"), "ines.27", "pomme canard lune")


@pytest.mark.django_db
def test_whatever_others_type_the_owner_signs_in_on_a_device_they_have_used_before() -> None:
    a_pupil_account()
    phone, nearby = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.1")
    with travel(NOON):
        assert with_card(phone, "ines.27", WORDS).status_code == 302
        phone.post("/deconnexion/")
        everybody_but_the_owner_types_wrong_words()
        assert with_card(nearby, "ines.27", WORDS).status_code == 429
        assert with_card(phone, "ines.27", WORDS).status_code == 302


@pytest.mark.django_db
def test_six_wrong_tries_of_somebody_else_stop_their_own_device_only() -> None:
    a_pupil_account()
    joker, pupil = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.1")
    with travel(NOON):
        joker.get("/connexion/")
        answers = [with_card(joker, "ines.27", "pomme canard lune").status_code for _each in range(7)]
        assert answers == [422] * 6 + [429]
        assert with_card(pupil, "ines.27", WORDS).status_code == 302


@pytest.mark.django_db
def test_a_known_device_is_slowed_for_its_own_mistakes_and_a_new_card_makes_it_a_stranger() -> None:
    user, _card = a_pupil_account()
    phone = Client()
    with travel(NOON):
        with_card(phone, "ines.27", WORDS)
        phone.post("/deconnexion/")
        answers = [with_card(phone, "ines.27", "pomme canard lune").status_code for _each in range(SIGN_IN.own + 1)]
        assert answers == [422] * SIGN_IN.own + [429]
        issue_card(user, words=["pomme", "canard", "lune"])
        assert not KnownDevice.objects.exists()
        assert with_card(phone, "ines.27", "pomme canard lune").status_code == 302


@pytest.mark.django_db
def test_an_adult_gets_codes_on_a_known_device_however_many_others_have_asked_for() -> None:
    user = User.objects.create_user(username="claire", name="Claire", email="claire@exemple.test")
    known = Client(REMOTE_ADDR="10.0.0.1")
    with travel(NOON):
        ask_code(known, user.email)
        give_code(known, last_code(user.email))
        known.post("/deconnexion/")
        for number in range(EMAIL.account + 1):
            ask_code(Client(REMOTE_ADDR=f"10.0.{number}.2"), user.email)
        assert ask_code(Client(REMOTE_ADDR="10.1.0.1"), user.email).status_code == 429
        assert ask_code(known, user.email).status_code == 302
