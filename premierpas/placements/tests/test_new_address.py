"""Whoever changes their address is asked to sign at the new one, and the former opens nothing any more."""

import re

import pytest

from premierpas.accounts.actions import ask_email_change, confirm_email_change
from premierpas.accounts.link_acts import is_held, make_link
from premierpas.accounts.models import User
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.secrets import revealed
from premierpas.placements.models import Party
from premierpas.placements.purposes import SIGN
from tests.factories import acting

from .agreements import in_signature, signed_by

pytestmark = pytest.mark.django_db
NEW = "neuve@exemple.test"


def move(user: User) -> None:
    former = user.email
    ask_email_change(user, email=NEW, by=acting(user))
    codes = [re.findall(r"\b\d{6}\b", revealed(Message.objects.filter(to=to).latest("pk")))[0] for to in (former, NEW)]
    confirm_email_change(user, former_code=codes[0], new_code=codes[1], by=acting(user))


def test_a_seat_that_waits_is_reached_at_the_new_address():
    row = in_signature().signatories.get(party=Party.SCHOOL)
    link = make_link(purpose=SIGN, subject_id=row.pk, recipient=row.email)
    assert row.user is not None and row.email == row.user.email and is_held(link)
    move(row.user)
    row.refresh_from_db()
    assert row.email == NEW and not is_held(link)


def test_a_seat_that_is_signed_stays_as_it_was_signed():
    agreement = in_signature()
    row = agreement.signatories.get(party=Party.SCHOOL)
    former = row.email
    signed_by(agreement, Party.SCHOOL)
    move(row.user)
    row.refresh_from_db()
    assert row.email == former


def test_another_contact_that_was_given_for_the_seat_stays():
    row = in_signature().signatories.get(party=Party.SCHOOL)
    row.email = "autre@exemple.test"
    row.save(update_fields=["email"])
    move(row.user)
    row.refresh_from_db()
    assert row.email == "autre@exemple.test"
