"""Browsers of people, for the tests of the school's screens."""

from django.test import Client

from premierpas.accounts.models import User
from premierpas.organisations.models import Membership

BACKEND = "premierpas.accounts.backends.ActiveUserBackend"


def browser_of(who: User | Membership) -> Client:
    """A client signed in as this person."""
    client = Client()
    client.force_login(who.user if isinstance(who, Membership) else who, backend=BACKEND)
    return client
