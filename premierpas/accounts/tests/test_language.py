"""In which language the site speaks, and to whom."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from premierpas.core.languages import compile_catalogues, in_french, is_english
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import Recipient, post
from premierpas.organisations.notices import INVITATION
from premierpas.ui.typography import day, number
from tests.clients import signed_in
from tests.factories import a_user

pytestmark = pytest.mark.django_db


def language_of(client: Client, **headers: str) -> str:
    return client.get(reverse("portal:home"), headers=headers)["Content-Language"]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("en", "en"),
        ("EN-us", "en"),
        ("tr-TR,tr;q=0.9,en-US;q=0.8,en;q=0.7", "fr"),
        ("ar,en;q=0.9", "fr"),
        ("fr-FR,en;q=0.9", "fr"),
        ("", "fr"),
        ("*", "fr"),
        ("english please", "fr"),
    ],
)
def test_a_visitor_is_spoken_to_in_what_their_browser_asks_for_first_and_nothing_else(asked: str, spoken: str):
    assert language_of(Client(), **({"Accept-Language": asked} if asked else {})) == spoken


def test_what_a_visitor_chooses_in_the_footer_stays_in_their_browser_and_leads_back():
    client = Client()
    answer = client.post(reverse("accounts:choose_language"), {"language": "en", "next": "/stages/"})
    assert answer["Location"] == "/stages/"
    assert language_of(client) == "en"
    assert language_of(client, **{"Accept-Language": "fr"}) == "en"
    assert (
        client.post(reverse("accounts:choose_language"), {"language": "en", "next": "https://ailleurs.test/"})[
            "Location"
        ]
        == "/"
    )
    client.post(reverse("accounts:choose_language"), {"language": "tlh", "next": "/"})
    assert language_of(client) == "en"


def test_an_account_starts_in_french_whatever_its_browser_and_keeps_its_own_choice():
    user = a_user()
    client = signed_in(user)
    assert language_of(client, **{"Accept-Language": "en"}) == "fr"
    client.post(reverse("accounts:choose_language"), {"language": "en", "next": "/"})
    assert language_of(client, **{"Accept-Language": "fr"}) == "en"
    assert language_of(signed_in(user)) == "en"


def test_a_message_speaks_its_readers_language_whoever_caused_it():
    french, english = a_user("Awa"), a_user("Brian")
    type(english).objects.filter(pk=english.pk).update(language="en")
    people = [Recipient(name=each.name, user_id=each.pk, email=each.email) for each in (french, english)]
    post(
        INVITATION,
        people,
        key="tests.spoken",
        about=None,
        inviter="Ada",
        organisation="Collège",
        role=lambda: number(1000),
    )
    bodies = {row.to: (row.language, row.body) for row in Message.objects.filter(key="tests.spoken", channel="email")}
    assert bodies[french.email][0] == "fr" and bodies[english.email][0] == "en"
    assert not is_english()


def test_what_is_kept_or_handed_over_is_french_on_an_english_page():
    from django.utils import translation

    from premierpas.core import clock

    with translation.override("en"):
        today = clock.today().replace(year=2027, month=3, day=1)
        assert (day(today), number(1234.5)) == ("Monday 1\u00a0March", "1,234.5")
        with in_french():
            assert (day(today), number(1234.5)) == ("lundi 1er\u00a0mars", "1\u202f234,5")


def test_catalogues_are_compiled_without_gettext_when_they_are_newer(tmp_path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "oui"\nmsgstr "yes"\n')
    paths, settings.LOCALE_PATHS = settings.LOCALE_PATHS, [tmp_path]
    try:
        compile_catalogues()
        made = (folder / "django.mo").read_bytes()
        compile_catalogues()
    finally:
        settings.LOCALE_PATHS = paths
    assert b"yes" in made and (folder / "django.mo").read_bytes() == made
