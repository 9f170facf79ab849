"""Whoever has chosen a language reads it: no French is left on the family's page, and messages come in both."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

import premierpas
from premierpas.accounts.links import Link
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import REGISTRY
from premierpas.families.languages import source_texts
from premierpas.organisations.models import Territory
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.languages import LANGUAGES, fr, to_family
from premierpas.placements.languages import catalogues as of_agreements
from premierpas.placements.tests.agreements import in_signature
from premierpas.privacy.family_page import send_family_pages
from tests.factories import a_pupil
from tests.scanning import KINDS
from tests.test_who_is_told import FAMILY, TOLD

from .page.families import WRONG, a_guardian, opened, sent, text

pytestmark = pytest.mark.django_db
PRODUCT = Path(premierpas.__file__).parent
FRENCH = {
    " ".join(each.split())
    for each in (
        *source_texts(),
        *of_agreements.source_texts().values(),
        *(entry.msgid for entry in polib.pofile(str(settings.BASE_DIR / "locale/en/LC_MESSAGES/django.po"))),
    )
}
OWN_SCRIPT = {"ar", "zh", "ta"}
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
VOID = {"meta", "link", "input", "br", "hr", "img", "col"}
UNREAD = {"script", "style", "title"}


@pytest.fixture
def pupil() -> Pupil:
    return a_pupil()


class Read(HTMLParser):
    """What stands on a page in its own language: without what is marked as of another, and without names (`bdi`)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given, above = dict(attrs), bool(self._open) and self._open[-1][1]
            left_out = tag in UNREAD or tag == "bdi" or ("lang" in given and tag != "html")
            self._open.append((tag, above or left_out))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands in `<path …/>`."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1][1] and data.strip():
            self.found.append(" ".join(data.split()))


def left_over(html: str, code: str, names: set[str]) -> Iterator[str]:
    """French texts; where the language has a script of its own, every word that isn't in it."""
    for each in Read(html).found:
        bare = each.strip(" :–·")
        if bare in FRENCH and to_say(code, bare) != bare:
            yield each
        elif code in OWN_SCRIPT:
            yield from (word for word in LATIN.findall(each) if word not in names)


def to_say(code: str, french: str) -> str:
    """Some words are the same in both, as `Total`."""
    for folder in ("placements", "families"):
        for entry in polib.pofile(str(PRODUCT / folder / f"languages/po/{code}.po")):
            if " ".join(entry.msgid.split()) == french:
                return str(entry.msgstr)
    return ""


def test_no_french_word_is_left_on_the_page_in_any_other_language():
    agreement = in_signature()
    guardian = agreement.placement.pupil.guardians.get()
    Guardian.objects.filter(pk=guardian.pk).update(name="Nadia Benali")
    place = agreement.placement.enrolment.classroom.school.territory
    Territory.objects.filter(pk=place.pk).update(word_to_families="Passez nous voir le mercredi.")
    link = sent(guardian)
    client, faults = opened(link), {}
    names = {*LATIN.findall(f"{agreement.placement.pupil.full_name} {settings.SITE_NAME}")}
    for code in LANGUAGES:
        if code == "fr":
            continue
        closed = Client().post(f"{link.address}?langue={code}", WRONG).content.decode()
        client.post(f"{link.address}?langue={code}", {"do": "yes", "matter": "apply"})
        here = f"{link.address}?langue={code}"
        pages = (closed, text(client, here), text(client, f"{here}&dit=oui"))
        assert "Passez nous voir" in pages[1] and "Passez nous voir" not in " ".join(Read(pages[1]).found)
        found = {fault for html in pages for fault in left_over(html, code, names)}
        if found:
            faults[code] = sorted(found)
    assert "\n".join(f"{code}: {each}" for code, found in faults.items() for each in found) == ""


def test_no_french_word_is_left_where_a_family_asks_for_its_childs_data_and_on_that_page(pupil: Pupil):
    guardian, faults = a_guardian(pupil), {}
    send_family_pages(guardian.email)
    link = Link.objects.get(purpose="privacy.family")
    stranger, client = Client(), opened(link)
    names = {*LATIN.findall(f"{pupil.full_name} {settings.SITE_NAME}")}

    def pages(code: str) -> Iterator[str]:
        door, here = f"{reverse('privacy:family_link')}?langue={code}", f"{link.address}?langue={code}"
        yield text(stranger, door)
        yield stranger.post(door, {}).content.decode()
        yield stranger.post(door, {"contact": "inconnu@exemple.test"}).content.decode()
        yield text(stranger, here)
        yield text(client, here)
        yield client.post(here, {"do": "ask"}).content.decode()

    others = [code for code in LANGUAGES if code != "fr"]
    for code in others:
        faults[code] = [fault for html in pages(code) for fault in left_over(html, code, names)]
    client.post(link.address, {"do": "ask", "sure": "yes"})
    for code in others:
        faults[code] += left_over(text(client, f"{link.address}?langue={code}"), code, names)
        door = text(stranger, f"{reverse('privacy:family_link')}?langue={code}")
        assert f'<html lang="{code}" dir="{LANGUAGES[code].direction}"' in door
    assert faults == {code: [] for code in others}
    assert LANGUAGES["ar"].data_lead in text(client, link.address), "without a choice, the language on file"


def test_no_text_of_ours_is_left_in_french_behind_the_other_links_of_a_guardian_nor_in_what_is_missing_there():
    faults = {}
    for kind in ("mentoring.guardian", "entrance.guardian", "placements.sign"):
        link, client = KINDS[kind](), Client()
        for code in (each for each in LANGUAGES if each != "fr"):
            here = f"{link.address}?langue={code}"
            pages = (text(client, here), client.post(here, {"do": "sign"}).content.decode())
            names = {*LATIN.findall(" ".join(pages))}  # of people and places, which stand within sentences here
            if found := {fault for html in pages for fault in left_over(html, code, names)}:
                faults[kind, code] = sorted(found)
    assert faults == {}


def test_the_rule_finds_french_and_leaves_names_and_marked_words_alone():
    html = '<main><p>Qui appeler</p><p>الأب Karim</p><bdi>Nadia</bdi><p lang="fr">Signer</p><p>Karim</p></main>'
    assert list(left_over(html, "ar", {"Karim"})) == ["Qui appeler"]
    assert list(left_over("<p>صفحة demain</p>", "ar", set())) == ["demain"]


def test_every_message_to_a_family_is_in_its_language_and_by_mail_in_french_beneath():
    told = {code for _happens, who in TOLD.values() for code, people in who.items() if people == FAMILY}
    told |= {"families.page", "mentoring.family", "entrance.family", "youth_work.proposed"}
    told |= {"privacy.family_page", "privacy.family_answer"}
    words = {code: (str(REGISTRY[code].subject), str(REGISTRY[code].body)) for code in told}
    assert {code for code, said in words.items() if said != ("{subject}", "{both}")} == set()
    assert {code for code in told if str(REGISTRY[code].sms) not in ("", "{text}")} == set()
    for code, words_in in LANGUAGES.items():
        said = to_family(code, "absent", name="Inès", host="Fournil", day="3", phone="01")
        french = fr.WORDS.sms_absent.format(name="Inès", host="Fournil", day="3", phone="01")
        assert said["both"].count(french) == 1 and said["both"].startswith(said["text"])
        assert (said["text"] == french) == (code == "fr") and said["subject"] == words_in.mail_absent


def test_nobody_tells_all_guardians_the_same_words():
    """Whoever does gives them French: each is told alone, in the language of `to.language`."""
    faults = []
    for path in PRODUCT.rglob("*.py"):
        if "/tests/" in str(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("tell", "post")
            given = [part for each in node.args for part in ast.walk(each)] if called else []  # type: ignore[attr-defined]
            if any(isinstance(part, ast.Attribute) and part.attr == "guardians" for part in given):
                faults.append(f"{path.relative_to(PRODUCT)}:{node.lineno}")  # type: ignore[attr-defined]
    assert faults == []


def test_each_paragraph_of_an_e_mail_runs_in_its_own_direction():
    link = sent(a_guardian(in_signature().placement.pupil, rank=2))
    deliver_message(message_id=Message.objects.get(link=f"link:{link.pk}", to="nadia@exemple.test").pk)
    html, _kind = mail.outbox[-1].alternatives[0]
    assert html.count('<p dir="auto">') >= 4 and "صفحة" in html and "La page de" in html
