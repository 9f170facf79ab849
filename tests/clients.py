"""Somebody at a browser: signed in, in one capacity."""

import re

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


def compact(html: str) -> str:
    """Some HTML without the whitespace beside its tags, however its template is laid out."""
    return re.sub(r"\s*(</?[a-z][^>]*>)\s*", lambda tag: " ".join(tag[1].split()).replace(" >", ">"), html)
