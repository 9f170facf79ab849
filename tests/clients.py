"""Somebody at a browser: signed in, in one capacity."""

import re
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from premierpas.accounts.middleware import ACTIVE
from premierpas.accounts.models import User, UserSession
from premierpas.accounts.session_store import row_of
from premierpas.core import clock
from premierpas.organisations.models import Membership


def signed_in(user: User, capacity: str = "") -> Client:
    """A client in this capacity (`membership:12`), or in the one that the account takes by itself."""
    client = Client()
    client.force_login(user, backend="premierpas.accounts.backends.ActiveUserBackend")
    if capacity:
        session = client.session
        session[ACTIVE] = capacity
        session.save()
    return client


def at_home(user: User, capacity: str = "") -> Client:
    """The same, some clicks later: for those whose every request is taken back, and would be their first again."""
    client = signed_in(user, capacity)
    session = client.session
    session["noted_at"] = clock.now().timestamp()
    session.save()
    row = row_of(session.session_key)
    UserSession.objects.create(row=row, user=user, device="", seen_at=clock.now())
    return client


def signed_in_as(membership: Membership) -> Client:
    """A client in this membership's capacity."""
    return signed_in(membership.user, f"membership:{membership.pk}")


def undone(client: Client, method: str, address: str, *given: Any, **more: Any) -> HttpResponse:
    """The answer to a request whose writes and cookies are taken back."""
    cookies = client.cookies.copy()
    try:
        with transaction.atomic():
            answer: HttpResponse = getattr(client, method)(address, *given, **more)
            transaction.set_rollback(True)
            return answer
    finally:
        client.cookies = cookies


def page_in(answer: HttpResponse) -> str:
    """The HTML of an answer; nothing where there is no page to see."""
    is_page = answer.status_code == 200 and "html" in answer.get("Content-Type", "") and not answer.streaming
    return answer.content.decode() if is_page else ""


def compact(html: str) -> str:
    """Some HTML without the whitespace beside its tags, however its template is laid out."""
    return re.sub(r"\s*(</?[a-z][^>]*>)\s*", lambda tag: " ".join(tag[1].split()).replace(" >", ">"), html)
