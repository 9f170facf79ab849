"""What people's pages offer: a walk through everything that they may open, which does all that is offered there."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from premierpas.core import actions
from premierpas.core.errors import DomainError
from tests.clients import undone
from tests.filling import ways_to_fill
from tests.page_forms import PageForm, forms_of
from tests.scenes import AGREEMENTS, APPLICATIONS, INCIDENTS, OFFERS, WEEKS, Scene
from tests.test_access_matrix import PAGES, client_of
from tests.together import made_once

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
DECIDES = {"answer", "state", "what", "who"}  # fields whose choice is another act
Act = tuple[str, dict[str, Any]]  # route and fields
# Who walked which of those pages, and the acts that were offered there.
_walked: dict[tuple[str, str], dict[str, Act]] = {}


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


@contextmanager
def refusals_noted() -> Iterator[Refusals]:
    """While it is open, what actions refuse is noted."""
    found, running, judging = Refusals(), actions._as, actions._refuse_unless

    def judge(declared: actions.Declared, actor: Any, subject: Any) -> None:
        try:
            judging(declared, actor, subject)
        except DomainError:
            found.names.append(f"NotAllowed: {declared.name}")
            raise

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "_as", lambda *args, **named: found.noting(running, *args, **named))
        patch.setattr(actions, "_refuse_unless", judge)
        yield found


def acts_of_its_app(address: str, target: str, form: PageForm) -> dict[str, Act]:
    """The acts of a form, each once, where they are of the same app as its page."""
    try:
        route = resolve(urlsplit(target).path).view_name
    except Resolver404:
        return {}
    found: dict[str, Act] = {}
    if route.split(":")[0] == resolve(urlsplit(address).path).namespace:
        buttons = {name for name, _value in form.buttons} | {""}
        for what, data in ways_to_fill(form):
            if what[0] in buttons | DECIDES:
                found.setdefault(re.sub(r"\d+", "", f"{route} {what} {sorted(data)}"), (route, data))
    return found


class Walk:
    """One person who tries all that their pages offer; each act is taken back."""

    def __init__(self, client: Client, refusals: Refusals, apps: set[str] | None = None) -> None:
        self.client, self.refusals, self.apps = client, refusals, apps
        self.seen: set[Any] = set()
        self.looked: dict[str, HttpResponse] = {}  # all is taken back: a page stays as it was
        self.opened, self.done, self.faults = 0, 0, []
        self.acts: dict[str, Act] = {}

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
                self.acts = acts_of_its_app(address, target, form) | self.acts
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
        return undone(self.client, method, address, data)


def _said_no(answer: HttpResponse) -> bool:
    return any(message.level >= ERROR for message in get_messages(answer.wsgi_request))


@dataclass
class Walked:
    """What everybody found in a scene: faults, how many pages they opened, how many acts succeeded, what is offered."""

    faults: list[Any] = field(default_factory=list)
    opened: int = 0
    done: int = 0
    acts: dict[str, Act] = field(default_factory=dict)


def walked(make: Callable[[], Scene], apps: set[str]) -> Walked:
    """A scene that is made for this, walked by everybody, and taken back."""
    with transaction.atomic(), refusals_noted() as refusals:
        scene, found = make(), Walked()
        with scene.when():
            for role, person in scene.people.items():
                walk = Walk(client_of(person), refusals, apps)
                _walk_as(role, walk, scene)
                found.faults += [(role, *fault) for fault in walk.faults]
                found.opened, found.done = found.opened + walk.opened, found.done + walk.done
                found.acts = walk.acts | found.acts
        transaction.set_rollback(True)
    return found


def _walk_as(role: str, walk: Walk, scene: Scene) -> None:
    walk.seen.update(reverse(name) for who, name in _walked if who == role)  # links to them lead somewhere
    for route in PAGES:
        app = route.name.split(":")[0]
        words = {name: scene.ids.get(f"{app}:{name}", scene.ids.get(name)) for name in route.parameters}
        if role not in route.roles or app not in walk.apps or any(value in (None, "") for value in words.values()):
            continue
        if (role, route.name) in _walked:
            walk.acts = _walked[role, route.name] | walk.acts
            continue
        before, walk.acts = walk.acts, {}
        walk.page(reverse(route.name, kwargs=words))
        if route.name in SAME_IN_EVERY_SCENE and not walk.faults:
            _walked[role, route.name] = walk.acts
        walk.acts = walk.acts | before


def walks(run: Path, kind: str, *names: str) -> dict[str, Walked]:
    """These scenes of a kind, each made and walked by one process of the run; all of them without names."""
    scenes, apps = ABOUT[kind]
    pieces = {name: partial(walked, make, apps) for name, make in scenes.items()}
    return made_once(run / "walked" / kind, pieces, *names)
