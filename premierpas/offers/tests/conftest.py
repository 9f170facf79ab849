"""Somebody of a company who writes an offer."""

import pytest
from django.test import Client

from premierpas.offers.models import Offer
from tests.clients import signed_in
from tests.factories import a_company, a_draft_offer


@pytest.fixture
def offer(db: object) -> Offer:
    """A complete draft; a test that needs another one has its own."""
    return a_draft_offer(a_company())


@pytest.fixture
def company(offer: Offer) -> Client:
    """Whoever began it, at a browser."""
    return signed_in(offer.created_by)
