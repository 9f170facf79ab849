"""What is stored encrypted is read with the deployment's key only, and survives its rotation."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from premierpas.accounts.encryption import Unreadable, Use, decrypted, encrypted
from tests.factories import a_user


def test_a_secret_is_read_again_and_never_stored_as_it_is():
    assert decrypted(encrypted("JBSWY3DP", Use.FACTOR), Use.FACTOR) == "JBSWY3DP"
    assert "JBSWY3DP" not in encrypted("JBSWY3DP", Use.FACTOR)
    assert encrypted("JBSWY3DP", Use.FACTOR) != encrypted("JBSWY3DP", Use.FACTOR)


def test_what_was_stored_plain_is_refused():
    with pytest.raises(Unreadable):
        decrypted("JBSWY3DP", Use.FACTOR)


def test_a_key_opens_what_it_is_for_and_for_whom():
    stored = encrypted("code", Use.SESSION, more="the browser's key")
    assert decrypted(stored, Use.SESSION, more="the browser's key") == "code"
    for use, more in ((Use.SESSION, ""), (Use.SESSION, "another's key"), (Use.FACTOR, "the browser's key")):
        with pytest.raises(Unreadable):
            decrypted(stored, use, more=more)


def test_a_former_key_still_opens_and_a_forgotten_one_does_not(settings):
    stored, former = encrypted("JBSWY3DP", Use.FACTOR), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key of the deployment", [former]
    assert decrypted(stored, Use.FACTOR) == "JBSWY3DP"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unreadable):
        decrypted(stored, Use.FACTOR)


@pytest.mark.django_db
def test_an_activated_factor_holds_no_plain_key_in_the_database():
    secret = generate_totp_secret()
    TOTP.activate(a_user("Nadia", "nadia@exemple.test"), secret)
    assert secret not in str(Authenticator.objects.get().data)
