"""What former versions stored readable is encrypted or wiped by the migration, and goes on working."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from premierpas.accounts.cards import valid_card
from premierpas.accounts.encryption import MARK
from premierpas.accounts.models import PupilCard, UserSession
from premierpas.core.outbox.models import Delivery, Message
from tests.factories import a_user

from .situations import a_pupil_account, with_card

pytestmark = pytest.mark.django_db
OURS = import_module("premierpas.accounts.migrations.0003_nothing_readable")
OUTBOX = import_module("premierpas.core.migrations.0004_message_secrets")


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def a_message(notice: str, body: str, state: str = Delivery.SENT) -> Message:
    return Message.objects.create(key=body, notice=notice, channel="email", to="a@exemple.test", body=body, state=state)


def test_a_card_and_a_factor_are_encrypted_once_and_still_open():
    user, issued = a_pupil_account()
    PupilCard.objects.update(passphrase_hash=make_password(issued.passphrase))
    factor = TOTP.activate(a_user("Nadia", "nadia@exemple.test"), "JBSWY3DPEHPK3PXP").instance
    Authenticator.objects.update(data={"secret": "JBSWY3DPEHPK3PXP"})
    OURS.encrypt(apps, None)
    stored = PupilCard.objects.get().passphrase_hash, Authenticator.objects.get().data["secret"]
    assert all(each.startswith(MARK) for each in stored)
    OURS.encrypt(apps, None)
    assert (PupilCard.objects.get().passphrase_hash, Authenticator.objects.get().data["secret"]) == stored
    assert valid_card(user.username, issued.passphrase).user == user
    factor.refresh_from_db()
    assert factor.wrap().validate_code("000000") is False
    OURS.decrypt_cards(apps, None)
    assert not PupilCard.objects.get().passphrase_hash.startswith(MARK)


def test_open_sessions_end():
    user, issued = a_pupil_account()
    with_card(Client(), user.username, issued.passphrase)
    OURS.end_sessions(apps, None)
    assert not Session.objects.exists() and not UserSession.objects.exists()


def test_codes_that_were_sent_are_wiped_and_waiting_ones_are_given_up():
    sent = a_message("accounts.login_code", "Votre code de connexion est : 271828")
    waiting = a_message("accounts.login_code", "Votre code : 314159", Delivery.QUEUED)
    other = a_message("offers.published", "Le 271828 n’est pas un code")
    run(OURS.WIPE_CODES)
    for message in (sent, waiting, other):
        message.refresh_from_db()
    assert sent.body == "Votre code de connexion est : ••••••" and sent.state == Delivery.SENT and not sent.error
    assert waiting.body == "Votre code : ••••••" and waiting.state == Delivery.FAILED and waiting.error
    assert other.body == "Le 271828 n’est pas un code"


def test_a_code_to_sign_that_waits_keeps_its_reference_both_ways():
    code = a_message("placements.code", "Votre code pour signer : [[secret:42]].", Delivery.QUEUED)
    typed = a_message("offers.published", "[[secret:42]]")
    run(OUTBOX.NAME_THEM)
    for message in (code, typed):
        message.refresh_from_db()
    assert (code.body, code.secrets) == ("Votre code pour signer : [[secret:1]].", ["placements.code:42"])
    assert (typed.body, typed.secrets) == ("[[secret:42]]", [])
    run(OUTBOX.PUT_THEM_BACK)
    code.refresh_from_db()
    assert code.body == "Votre code pour signer : [[secret:42]]."
