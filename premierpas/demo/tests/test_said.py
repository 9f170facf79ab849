"""What is said of the demo world: lines for whoever waits, nothing between, and who can be tried; in English too."""

import io
import logging
import re

import pytest
from django.core.management import call_command
from django.test import Client

from premierpas.core.languages import compile_catalogues
from premierpas.demo.accounts import ADULTS, PUPILS
from premierpas.demo.management.commands import demo
from tests.factories import a_user
from tests.scanning import product_log
from tests.test_english import french_said_as_english

pytestmark = pytest.mark.django_db
COUNTS = {"pupils": 1000, "schools": 12, "companies": 30, "offers": 120}


def test_the_lines_are_those_of_who_waits_in_their_language_and_the_log_tells_only_what_is_wrong(monkeypatch):
    def played(*, seed: int, say, both) -> dict[str, int]:
        say("conventions")
        logging.getLogger("premierpas.core").info("a letter was refused")
        logging.getLogger("premierpas.core").warning("a week has no day")
        return COUNTS

    monkeypatch.setattr(demo, "load_world", played)
    monkeypatch.setenv("LANGUAGE_CODE", "en")
    compile_catalogues()
    lines = io.StringIO()
    with product_log() as log:
        call_command("demo", stdout=lines, stderr=lines)
        logging.getLogger("premierpas.core").info("told again")
    said = ["agreements", "Demo world ready in 0 s: 1000 pupils, 12 schools, 30 organisations, 120 offers"]
    assert [line.strip() for line in lines.getvalue().splitlines()] == said
    assert [what in log.getvalue() for what in ("was refused", "no day", "told again")] == [False, True, True]


def test_who_can_be_tried_is_said_in_english(settings):
    settings.DEMO = True
    for _role, email in ADULTS:
        a_user("Nadia", email)
    for _role, username in PUPILS:
        user = a_user("Ines", f"{username}@demo.example")
        user.username, user.email = username, None
        user.save()
    client = Client()
    client.cookies["django_language"] = "en"
    html = client.get("/demo/").content.decode()
    assert html.count("Nadia") >= len(ADULTS) and list(french_said_as_english(html)) == []
    key = re.findall(r'action="(/demo/[^"]+)"', html)[0]
    assert list(french_said_as_english(client.get(key).content.decode())) == []
