"""Who has chosen English reads English: every page, as everybody; what people wrote is there too, marked as French."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from html.parser import HTMLParser
from typing import NamedTuple

import polib
import pypdfium2
import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from premierpas.accounts.models import User
from premierpas.core.languages import compile_catalogues, is_english, speak_as_asked
from premierpas.core.outbox.models import Message
from premierpas.core.supervisor.words import _ as supervisor_says
from tests.access import World, make_world
from tests.clients import undone
from tests.roles import EVERYBODY
from tests.saying import READ_ALOUD, VOID, Sayings
from tests.test_access_matrix import APPS, PAGES, Route, address_of, client_of
from tests.together import folder_of_run
from tests.visits import Visits

pytestmark = pytest.mark.usefixtures("documents_set_once")

# Words that French sentences can hardly do without and English ones never have.
FRENCH = re.compile(
    r"\b(?:le|la|les|une|des|du|de|et|est|sont|vous|tu|votre|vos|ton|tes|notre|nous|pour|pas|dans|avec|sur|qui|que|par"
    r"|ce|cette|son|ses|au|aux|ou|il|elle|je|mon|ma|mes|chez"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|avril|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)\b|\b(?:[dlnsjct]|qu)’\w|[«»]",
    re.IGNORECASE,
)
UNSEEN = {"script", "style", "svg"}
# Names that stand inside sentences of the site, where no part can be marked, and why.
NAMES = {
    "Élèves sans adresses": "a menu of the schools’ software",
    "Responsables avec adresses": "the same",
    "Un stage, et après ?": "the association",
    "Lycée des métiers": "a partner; a name has no language",
    "La Défense": "a place",
    "rue des Anciennes-Mairies": "a street",
}
# The living page shows components with French samples to whoever draws screens; a title has no parts to mark.
FOR_DEVELOPERS = {"ui:living_page", "ui:component"}
WITHOUT_PARTS = "title"
# Opened by nobody in this world; why, or where they are read in English. Whatever else isn't opened is a fault.
NOT_READ = {
    "account_confirm_login_code": "test_english_elsewhere",
    "account_reauthenticate": "leads on to the second factor",
    "demo:enter": "demo/tests/test_said.py",
    "demo:people": "demo/tests/test_said.py",
    "mfa_authenticate": "test_english_elsewhere",
    "mfa_deactivate_totp": "test_english_elsewhere",
    "mfa_download_recovery_codes": "a file of codes",
    "mfa_view_recovery_codes": "test_english_elsewhere",
    "organisations:begin_territory": "leads on to its first step, which is read",
    "outreach:answer_for_host": "test_english_elsewhere",
    "outreach:join": "test_english_elsewhere",
    "placements:export": "a file, of agreements that all have signed",
    "placements:sheet": "a file, of an agreement that is being signed",
    "portal:door": "leads on to the home of whoever comes",
    "preparation:certificate": "a file, of whoever has done all steps",
    "preparation:own_certificate": "the same",
    "week:certificate": "a file, of whoever has been there",
    "youth_work:home": "test_english_elsewhere",
    "youth_work:pupil": "test_english_elsewhere",
}


class Said(NamedTuple):
    """A text of a page, the element it stands in, and the language it is marked as."""

    text: str
    element: str
    language: str


class Page(HTMLParser):
    """The texts of a page, each with the language that a screen reader takes it for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._open: list[tuple[str, str, str]] = [("", "", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang", self._open[-1][1])
        label = f"{tag}.{values.get('class', '')}".rstrip(".")
        self.said += [Said(values[name], f"{label}@{name}", language) for name in READ_ALOUD if values.get(name)]
        if tag not in VOID:
            self._open.append((tag, language, label))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language, label = self._open[-1]
        if data.strip() and not UNSEEN & {each[0] for each in self._open}:
            self.said.append(Said(" ".join(data.split()), label, language))


def french_said_as_english(html: str) -> Iterator[str]:
    """The French of a page outside what is marked as such."""
    for each in Page(html).said:
        if each.language == "en" and each.element != WITHOUT_PARTS and is_french(each.text):
            yield f"<{each.element}> {each.text[:90]}"


@cache  # most words of a page stand on every page
def is_french(text: str) -> bool:
    for name in NAMES:
        text = text.replace(name, "")
    return FRENCH.search(text) is not None


def test_the_search_finds_french_that_is_not_marked():
    html = '<html lang="en"><p>Ouvre la porte<br></p><p lang="fr">Ouvre la porte</p><a title="Le vélo">The bike</a>'
    assert list(french_said_as_english(html)) == ["<p> Ouvre la porte", "<a@title> Le vélo"]


def english_client(world: World, role: str) -> Client:
    client = client_of(world.people[role])
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def sayings(tmp_path_factory: pytest.TempPathFactory) -> Sayings:
    return Sayings(folder_of_run(tmp_path_factory.getbasetemp()) / "said_around")


@pytest.mark.parametrize("app", APPS)
def test_every_page_is_english_for_who_has_chosen_it_and_what_people_wrote_is_marked_as_french(
    app: str, world: World, visits: Callable[[str], Visits], sayings: Sayings
):
    """Who has the same French page as somebody before would read the same again."""
    in_french = visits(app)
    User.objects.update(language="en")
    faults: dict[str, set[str]] = {}
    read: set[str] = set()
    routes = [each for each in PAGES if each.name.split(":")[0] == app and each.name not in FOR_DEVELOPERS]
    for role in sorted(EVERYBODY):
        client = cache(partial(english_client, world, role))
        for route in (each for each in routes if role in each.roles):
            french = in_french[route.name, role][0].html
            if french and not sayings.has_new(route.name, french):
                continue
            page = undone(client(), "get", address_of(route, world))
            if page.status_code == 200:
                read.add(route.name)
            if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
                continue
            html = page.content.decode()
            if '<html lang="en"' not in html:
                faults.setdefault("another language", set()).add(route.name)
            for fault in french_said_as_english(html):
                faults.setdefault(fault, set()).add(route.name)
    assert {fault: sorted(names)[:4] for fault, names in faults.items()} == {}
    assert {each.name for each in routes} - read == {name for name in NOT_READ if name.split(":")[0] == app}


# What is handed over

# Read on a screen or by a calendar, in its reader's language; everything else leaves as French.
NOT_HANDED_OVER = {
    "agenda:feed", "agenda:calendar", "workshop:service_worker", "entrance:ticket_worker", "entrance:door_worker",
    "core:metrics", "pages:offers_feed", "pages:news_feed",
}  # fmt: skip
# Leaves as somebody sent it; those of this world are no whole files.
SENT_IN = {
    "outreach:document", "partners:document", "partners:own_document", "campaigns:download", "campaigns:press_file",
    "feedback:material",
}  # fmt: skip
MADE_WHEN = {"docProps/core.xml", "meta.xml"}
MORE_FILES = {"portal:class_sheet": "?format=pdf", "people:cards": "?pdf"}


def words_of(content: bytes) -> object:
    """What somebody reads in a file, without the instant at which it was made."""
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        return document.get_metadata_value("Title"), [page.get_textpage().get_text_range() for page in document]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {each: words_of(archive.read(each)) for each in archive.namelist() if each not in MADE_WHEN}
    return content


def files_for(client: Client, role: str, world: World, among: Iterable[Route] = PAGES) -> dict[str, object]:
    """Every file that this role can take away from these routes, by its route."""
    found: dict[str, object] = {}
    for route in among:
        if role not in route.roles or route.name in FOR_DEVELOPERS | NOT_HANDED_OVER | SENT_IN:
            continue
        with transaction.atomic():
            page = client.get(address_of(route, world) + MORE_FILES.get(route.name, ""))
            transaction.set_rollback(True)
        kind = page.get("Content-Type", "").split(";")[0]
        if page.status_code == 200 and kind not in ("text/html", "application/json"):
            found[route.name] = words_of(b"".join(page.streaming_content) if page.streaming else page.content)
    return found


@pytest.mark.parametrize("role", ["pupil", "teacher", "head", "company", "coordinator"])
def test_what_is_handed_over_from_an_english_page_is_the_french_file(
    role: str, world: World, visits_so_far: Callable[[str], Visits]
):
    """What was a page when it was visited is no file."""
    seen = {app: visits_so_far(app) for app in APPS}

    def was_a_page(route: Route) -> bool:
        (visit, *_more) = seen[route.name.split(":")[0]].get((route.name, role), [None])
        return visit is not None and visit.html != "" and route.name not in MORE_FILES

    others = [route for route in PAGES if not was_a_page(route)]
    in_french = files_for(client_of(world.people[role]), role, world, others)
    User.objects.update(language="en")
    files = [route for route in PAGES if route.name in in_french]
    in_english = files_for(english_client(world, role), role, world, files)
    assert {name for name, words in in_french.items() if in_english[name] != words} == set()
    assert in_french


# What is kept


CODE = re.compile(r"[a-z_.]+")  # a state, a role: never said


def english_texts() -> set[str]:
    """The catalogue's English, without words that are French as well or too short to tell."""
    entries = polib.pofile(str(settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    said = {text for each in entries for text in (each.msgstr, *each.msgstr_plural.values())}
    return {text for text in said - {each.msgid for each in entries} if len(text) > 5}


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


@pytest.mark.django_db
def test_what_is_done_from_english_pages_is_kept_in_french():
    with translation.override("en"):
        make_world()
    english, found = english_texts(), set()
    for model in apps.get_models():
        if model._meta.managed and model.__module__.startswith("premierpas."):
            for row in model._base_manager.values():
                found |= {
                    f"{model._meta.label}.{name}: {text[:60]}"
                    for name, value in row.items()
                    for text in texts_in(value)
                    if text in english and not CODE.fullmatch(text)
                }
    assert found == set()
    assert not Message.objects.exclude(language="fr").exists()


# What whoever operates the server reads


def test_commands_and_the_supervisor_speak_the_language_of_their_environment(monkeypatch: pytest.MonkeyPatch):
    compile_catalogues()
    said = "Préparation des fichiers statiques…"
    assert supervisor_says(said) == said
    monkeypatch.setenv("LANGUAGE_CODE", "en")
    assert supervisor_says(said) == "Preparing the static files…"
    with translation.override("fr"):
        speak_as_asked()
        assert is_english()
        monkeypatch.setenv("LANGUAGE_CODE", "tlh")
        translation.activate("fr")
        speak_as_asked()
        assert not is_english()


def test_the_page_of_a_failure_speaks_both_languages():
    for name in ("500.html", "503.html"):
        said = Page(render_to_string(name, {"reference": "7F3A", "path": "/"})).said
        for language in ("fr", "en"):
            assert any(each.language == language and "7F3A" in each.text for each in said), (name, language)
            assert any(each.language == language and each.element == "p" for each in said), (name, language)
