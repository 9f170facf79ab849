"""No page offers an act that is refused for a reason known when the page was made: every scene, role, page, form."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from premierpas.accounts.links import Link
from premierpas.applications.actions import withdraw
from premierpas.applications.models import Application
from premierpas.core import actions, clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.joining import accept_invitation
from premierpas.organisations.models import Invitation
from premierpas.placements.actions import reopen
from premierpas.placements.models import Agreement, Signatory
from premierpas.placements.tests.agreements import completed, the_school
from tests.factories import acting
from tests.filling import ways_to_fill
from tests.link_situations import PARTS
from tests.page_forms import PageForm, forms_of
from tests.scanning import KINDS
from tests.scenes import AGREEMENTS, APPLICATIONS, INCIDENTS, OFFERS, WEEKS, Scene
from tests.test_access_matrix import PAGES, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents_set_once")]
# Refused for what was typed, which no page knows beforehand.
FOR_WHAT_WAS_TYPED = {"WrongCode", "NoCode", "TooManySkills", "BadPeriod", "OtherName"}
# What a scene is about: the pages that can know of it.
ABOUT: dict[str, tuple[dict[str, Callable[[], Scene]], set[str]]] = {
    "agreement": (AGREEMENTS, {"placements", "applications", "following", "portal"}),
    "week": (WEEKS, {"placements", "week", "portal"}),
    "application": (APPLICATIONS, {"applications", "offers", "placements", "portal"}),
    "offer": (OFFERS, {"offers", "portal"}),
    "incident": (INCIDENTS, {"messaging", "agenda", "portal", "people", "organisations", "workshop"}),
}
# Leaving, and what only an account or a file of one's own goes on from.
ELSEWHERE = ("/deconnexion/", "/compte/", "/connexion/", "/verifier/", "/demo/")
# Nothing of a scene is on them, so each role walks them once.
SAME_IN_EVERY_SCENE = {
    "portal:about", "portal:help", "portal:legal", "portal:accessibility", "placements:verify", "placements:certificate",
    "workshop:offline", "workshop:service_worker", "entrance:shell", "entrance:ticket_worker", "entrance:door_worker",
}  # fmt: skip
_walked: set[tuple[str, str]] = set()


class Refusals:
    """What actions refuse while somebody looks and acts."""

    def __init__(self) -> None:
        self.names: list[str] = []

    @contextmanager
    def noting(self, running: Callable[..., Any], *args: Any, **named: Any) -> Iterator[None]:
        try:
            with running(*args, **named):
                yield
        except DomainError as error:
            self.names.append(f"{type(error).__name__}: {error.message}")
            raise


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> Refusals:
    found, running, judging = Refusals(), actions._as, actions._refuse_unless

    def judge(declared: actions.Declared, actor: Any, subject: Any) -> None:
        try:
            judging(declared, actor, subject)
        except DomainError:
            found.names.append(f"NotAllowed: {declared.name}")
            raise

    monkeypatch.setattr(actions, "_as", lambda *args, **named: found.noting(running, *args, **named))
    monkeypatch.setattr(actions, "_refuse_unless", judge)
    return found


class Walk:
    """One person who tries all that their pages offer; each act is taken back."""

    def __init__(self, client: Client, refusals: Refusals, apps: set[str] | None = None) -> None:
        self.client, self.refusals, self.apps = client, refusals, apps
        self.seen: set[Any] = set()
        self.looked: dict[str, HttpResponse] = {}  # all is taken back: a page stays as it was
        self.opened, self.done, self.faults = 0, 0, []

    def page(self, address: str) -> None:
        """Look at a page, do what it offers."""
        answer = self._look(address)
        if answer.status_code not in (200, 410) or answer.streaming or "html" not in answer.get("Content-Type", ""):
            return
        self.opened += 1
        html = answer.content.decode()
        for form in forms_of(html):
            target = form.goes_to(address)
            if form.method == "post" and not target.startswith(ELSEWHERE):
                self._form(address, target, form)
        for target in sorted(set(re.findall(r'href="(/[^"#]*)', html))):
            if not target.startswith((*ELSEWHERE, "/static/")):
                self._way(address, target.replace("&amp;", "&"))

    def _way(self, address: str, target: str) -> None:
        if target in self.seen or (self.apps and resolve(urlsplit(target).path).namespace not in self.apps):
            return
        self.seen.add(target)
        answer = self._look(target)
        if answer.status_code >= 400 or _said_no(answer):
            self.faults.append((address, "leads to", target, answer.status_code))

    def _form(self, address: str, target: str, form: PageForm) -> None:
        for what, words in ways_to_fill(form):
            key = (re.sub(r"\d+", "", urlsplit(target).path), tuple(sorted(form.names)), what)
            if key in self.seen:
                continue
            self.seen.add(key)
            self.refusals.names.clear()
            answer = self._ask("post", target, words)
            told = [name for name in self.refusals.names if name.split(":")[0] not in FOR_WHAT_WAS_TYPED]
            if told or _said_no(answer) or (answer.status_code >= 400 and answer.status_code not in (422, 429)):
                self.faults.append((address, target, what, answer.status_code, *told))
            elif answer.status_code != 422:
                self.done += 1

    def _look(self, address: str) -> HttpResponse:
        if address not in self.looked:
            self.looked[address] = self._ask("get", address)
        return self.looked[address]

    def _ask(self, method: str, address: str, data: Any = None) -> HttpResponse:
        cookies = self.client.cookies.copy()
        try:
            with transaction.atomic():
                answer = getattr(self.client, method)(address, data)
                transaction.set_rollback(True)
                return answer
        finally:
            self.client.cookies = cookies


def _said_no(answer: HttpResponse) -> bool:
    return any(message.level >= ERROR for message in get_messages(answer.wsgi_request))


def walked(scene: Scene, refusals: Refusals, apps: set[str]) -> tuple[list[Any], int, int]:
    """Everybody's faults in a scene, how many pages they opened, how many acts succeeded."""
    faults, opened, done = [], 0, 0
    with scene.when():
        for role, person in scene.people.items():
            walk = Walk(client_of(person), refusals, apps)
            walk.seen.update(reverse(name) for who, name in _walked if who == role)  # links to them lead somewhere
            for route in PAGES:
                app = route.name.split(":")[0]
                words = {name: scene.ids.get(f"{app}:{name}", scene.ids.get(name)) for name in route.parameters}
                if (role, route.name) in _walked:
                    continue
                if role in route.roles and all(value not in (None, "") for value in words.values()) and app in apps:
                    walk.page(reverse(route.name, kwargs=words))
                    if route.name in SAME_IN_EVERY_SCENE and not walk.faults:
                        _walked.add((role, route.name))
            faults += [(role, *fault) for fault in walk.faults]
            opened, done = opened + walk.opened, done + walk.done
    return faults, opened, done


SCENES = [(kind, name) for kind, (scenes, _apps) in ABOUT.items() for name in scenes]


@pytest.mark.parametrize(("kind", "name"), SCENES)
def test_what_a_page_offers_succeeds(kind: str, name: str, refusals: Refusals) -> None:
    scenes, apps = ABOUT[kind]
    faults, opened, done = walked(scenes[name](), refusals, apps)
    assert faults == [], "\n".join(map(str, faults))
    assert opened >= 5 and done >= 1, "pages were looked at, acts were done"


LINKS = {f"{name}, sent": part.link for name, part in PARTS.items()} | {f"{name}, asked": KINDS[name] for name in KINDS}


def expired(link: Link) -> Link:
    """The same after its time."""
    Link.objects.filter(pk=link.pk).update(expires_at=link.created_at)
    return link


@pytest.mark.parametrize("then", ["in time", "expired"])
@pytest.mark.parametrize("name", LINKS)
def test_what_a_links_page_offers_succeeds(name: str, then: str, refusals: Refusals) -> None:
    link, walk = LINKS[name](), Walk(Client(), refusals)
    walk.page(expired(link).address if then == "expired" else link.address)
    assert walk.faults == [], "\n".join(map(str, walk.faults))
    assert walk.opened == 1


def _taken_back(link: Link) -> None:
    application = Application.objects.get(pk=link.subject_id)
    withdraw(application, by=acting(application.pupil))


def _joined(link: Link) -> None:
    accept_invitation(Invitation.objects.get(pk=link.subject_id), by=Actor.holder(link, name="Ada"))


def _completed(link: Link) -> None:
    completed(Agreement.objects.get(pk=link.subject_id))


def _replaced(link: Link) -> None:
    agreement = Signatory.objects.get(pk=link.subject_id).agreement
    reopen(agreement, reason="Mauvaises dates", by=the_school(agreement))


DONE: dict[str, Callable[[Link], Any] | int] = {
    "applications.answer": _taken_back,
    "organisations.invitation": _joined,
    "placements.complete": _completed,
    "placements.sign": _replaced,
    "placements.week": 200,  # days later
}


@pytest.mark.parametrize("purpose", DONE)
def test_a_link_that_is_over_offers_no_other_where_nothing_is_left_to_do(purpose: str) -> None:
    link = next(part.link for part in PARTS.values() if part.purpose == purpose)()
    ending = DONE[purpose]
    if callable(ending):
        ending(link)
    Link.objects.filter(pk=link.pk).update(revoked_at=None, used_at=None, expires_at=link.created_at)
    with travel(clock.today() + timedelta(days=ending)) if isinstance(ending, int) else nullcontext():
        html = Client().get(link.address).content.decode()
        assert "Ce lien ne sert plus" in html and 'name="renew"' not in html
        messages = Message.objects.count()
        Client().post(link.address, {"renew": "1"})
        assert Message.objects.count() == messages
