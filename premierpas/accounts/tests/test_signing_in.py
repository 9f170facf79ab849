"""The two doors of /connexion/: where they lead, and what they never tell."""

import pytest
from django.test import Client

from premierpas.accounts.models import User
from premierpas.core.outbox.models import Message
from tests.clients import compact

from .situations import HOME, a_pupil_account, ask_code, give_code, last_code, signed_in_as, with_card

pytestmark = pytest.mark.django_db
WORDS = "tambour renard prune"
ELSEWHERE = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil.example"]


def an_adult(email: str = "claire@exemple.test") -> User:
    return User.objects.create_user(username=f"adulte.{email}", name="Claire", email=email)


def test_a_card_opens_the_home() -> None:
    user, _card = a_pupil_account()
    client = Client()
    answer = with_card(client, "ines.27", WORDS)
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    assert signed_in_as(client) == str(user.pk)


def test_a_wrong_card_keeps_the_user_name_and_says_how_to_repair() -> None:
    a_pupil_account()
    answer = with_card(Client(), "ines.27", "pomme canard lune")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ines.27"' in html
    assert "tes trois mots" in html


def test_a_wrong_user_name_and_wrong_words_get_the_same_answer() -> None:
    a_pupil_account()

    def errors(username: str) -> str:
        html = compact(with_card(Client(), username, "pomme canard lune").content.decode())
        return html[html.index('role="alert"') : html.index("</ul></div>", html.index('role="alert"'))]

    assert errors("ines.27") == errors("nobody.99")


def test_the_qr_code_fills_the_user_name_only() -> None:
    html = Client().get("/connexion/?u=ines.27").content.decode()
    assert 'value="ines.27"' in html


def test_a_card_scanned_on_somebody_elses_phone_takes_their_place() -> None:
    a_pupil_account()
    user, _card = a_pupil_account("adam.12", ["pomme", "canard", "lune"])
    phone = Client()
    with_card(phone, "ines.27", WORDS, on_this_device="on")
    assert phone.get("/connexion/?u=ines.27").status_code == 302
    page = phone.get("/connexion/?u=adam.12")
    assert (page.status_code, "ouvert pour Inès" in page.content.decode()) == (200, True)
    with_card(phone, "adam.12", "pomme canard lune")
    assert signed_in_as(phone) == str(user.pk)


def test_a_page_that_asked_for_signing_in_is_opened_afterwards() -> None:
    a_pupil_account()
    client = Client()
    asked = client.get("/compte/")
    assert asked["Location"] == "/connexion/?next=/compte/"
    assert with_card(client, "ines.27", WORDS, next="/compte/")["Location"] == "/compte/"


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_elsewhere_with_a_card(address: str) -> None:
    a_pupil_account()
    assert with_card(Client(), "ines.27", WORDS, next=address)["Location"] == HOME


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_elsewhere_with_a_code(address: str) -> None:
    adult = an_adult()
    client = Client()
    assert ask_code(client, adult.email, next=address)["Location"] == "/connexion/code/"
    assert give_code(client, last_code(adult.email), next=address)["Location"] == HOME


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_who_is_already_signed_in_is_led_elsewhere(address: str) -> None:
    a_pupil_account()
    client = Client()
    with_card(client, "ines.27", WORDS)
    assert client.get("/connexion/", {"next": address})["Location"] == HOME


def test_the_code_from_the_outbox_opens_the_account() -> None:
    adult = an_adult()
    client = Client()
    assert ask_code(client, "Claire@Exemple.test", next="/compte/")["Location"] == "/connexion/code/?next=%2Fcompte%2F"
    page = client.get("/connexion/code/?next=/compte/").content.decode()
    assert "claire@exemple.test" in page
    message = Message.objects.get(notice="accounts.login_code")
    assert (message.to, message.channel, message.user_id) == (adult.email, "email", adult.pk)
    code = last_code(adult.email)
    assert code not in message.subject
    answer = give_code(client, f" {code[:3]} {code[3:]} ", next="/compte/")
    assert (answer.status_code, answer["Location"]) == (302, "/compte/")
    assert signed_in_as(client) == str(adult.pk)


def test_a_code_serves_once() -> None:
    adult = an_adult()
    client, other = Client(), Client()
    ask_code(client, adult.email)
    code = last_code(adult.email)
    give_code(client, code)
    ask_code(other, adult.email)
    give_code(other, code if code != last_code(adult.email) else "000000")
    assert signed_in_as(other) is None


def test_a_code_is_of_the_browser_that_asked_for_it() -> None:
    adult = an_adult()
    ask_code(Client(), adult.email)
    thief = Client()
    give_code(thief, last_code(adult.email))
    assert signed_in_as(thief) is None


def test_five_wrong_codes_end_the_code() -> None:
    adult = an_adult()
    client = Client()
    ask_code(client, adult.email)
    right = last_code(adult.email)
    wrong = "111111" if right != "111111" else "222222"
    answers = [give_code(client, wrong) for _each in range(5)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 302]
    assert "Demandez-en un autre" in client.get(answers[-1]["Location"]).content.decode()
    give_code(client, right)
    assert signed_in_as(client) is None


def test_a_code_sent_again_replaces_the_first() -> None:
    adult = an_adult()
    client = Client()
    ask_code(client, adult.email)
    first = last_code(adult.email)
    assert client.post("/connexion/code/", {"action": "resend"}).status_code == 302
    second = last_code(adult.email)
    assert Message.objects.filter(notice="accounts.login_code").count() == 2
    if first != second:
        give_code(client, first)
        assert signed_in_as(client) is None
    give_code(client, second)
    assert signed_in_as(client) == str(adult.pk)


def test_an_unknown_address_gets_the_same_page_and_a_kind_message() -> None:
    adult = an_adult()
    known, unknown = Client(), Client()
    first, second = ask_code(known, adult.email), ask_code(unknown, "inconnue@exemple.test")
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])

    def seen(client: Client, email: str) -> str:
        html = client.get("/connexion/code/").content.decode().replace(email, "…")
        return html[html.index("<main") : html.index("<form")]

    assert seen(known, adult.email) == seen(unknown, "inconnue@exemple.test")
    assert Message.objects.get(to="inconnue@exemple.test").notice == "accounts.unknown_address"
    assert give_code(unknown, "123456").status_code == 422
    assert signed_in_as(unknown) is None


def test_a_closed_account_gets_no_code() -> None:
    adult = an_adult()
    User.objects.filter(pk=adult.pk).update(is_active=False)
    ask_code(Client(), adult.email)
    assert not Message.objects.filter(notice="accounts.login_code").exists()


def test_signing_out_ends_the_session_and_needs_a_post() -> None:
    a_pupil_account()
    client = Client()
    with_card(client, "ines.27", WORDS)
    assert client.get("/deconnexion/").status_code == 405
    assert "Tu es déconnecté" not in client.get("/compte/").content.decode()
    client.post("/deconnexion/")
    assert signed_in_as(client) is None
    assert client.get("/compte/").status_code == 302
