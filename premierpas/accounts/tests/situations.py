"""What the tests of accounts share: browsers, cards, the last code that left."""

import re
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from premierpas.accounts.cards import Issued, issue_card
from premierpas.accounts.link_acts import Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.accounts.session_store import SessionStore
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.secrets import revealed
from tests.waiting import LIMIT

HOME = "/entrer/"
RIGHT = "Fatou Diallo"


def a_pupil_account(username: str = "ines.27", words: list[str] | None = None) -> tuple[User, Issued]:
    """A pupil's account and its card."""
    user = User.objects.create_user(username=username, name="Inès")
    return user, issue_card(user, words=words or ["tambour", "renard", "prune"])


def with_card(client: Client, username: str, words: str, **more: str) -> HttpResponse:
    """Try the pupil's door."""
    return client.post("/connexion/", {"door": "card", "username": username, "passphrase": words, **more})


def ask_code(client: Client, email: str, **more: str) -> HttpResponse:
    """Try the adults' door."""
    return client.post("/connexion/", {"door": "email", "mail-email": email, **more})


def give_code(client: Client, code: str, **more: str) -> HttpResponse:
    """Type a code."""
    return client.post("/connexion/code/", {"action": "verify", "code": code, **more})


def last_code(email: str) -> str:
    """The code in the last message to an address."""
    message = Message.objects.filter(notice="accounts.login_code", to=email).latest("pk")
    return re.findall(r"\b\d{6}\b", revealed(message))[0]


def signed_in_as(client: Client) -> str | None:
    """The id in the browser's live session, if any."""
    key = client.cookies["sessionid"].value if "sessionid" in client.cookies else ""
    found: str | None = SessionStore(key).load().get("_auth_user_id")
    return found


def a_request(address: str = "10.0.0.1", device: str = "") -> HttpRequest:
    """A request from somewhere."""
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    if device:
        request.COOKIES["device"] = device
    return request


def all_at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """Run every act in a thread and on a connection of its own, all starting together; their results in order."""
    start, results = Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=LIMIT)
            results[number] = act()
        except Exception as error:  # handed to the test, which compares
            results[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=LIMIT)
    return results


class Letterbox:
    """A purpose for tests: whoever types the right name does the act, once."""

    def __init__(self) -> None:
        self.acts: list[int] = []
        self.renewals: list[int] = []
        self.still_possible = self.held = True

    @property
    def purpose(self) -> Purpose:
        return Purpose(
            still_holds=lambda link: self.held,
            screen=self.screen,
            done=self.done,
            renew=self.renew,
            may_renew=lambda link: self.still_possible,
        )

    def screen(self, request: HttpRequest, link: Link) -> HttpResponse:
        if request.method != "POST":
            return HttpResponse("à faire")
        if request.POST.get("name") != RIGHT:
            return HttpResponse("ce n’est pas ce nom", status=422)
        use_link(link)
        self.acts.append(link.pk)
        return HttpResponse("fait")

    def done(self, request: HttpRequest, link: Link) -> HttpResponse:
        return HttpResponse("déjà fait")

    def renew(self, link: Link) -> None:
        from premierpas.accounts.link_acts import make_link

        if self.still_possible:
            self.renewals.append(link.pk)
            make_link(purpose=link.purpose, subject_id=link.subject_id, recipient=link.recipient)
