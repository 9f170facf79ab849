"""The keys of second factors are stored encrypted, and survive a rotation of the deployment's key."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from premierpas.accounts.secrets import Unreadable, decrypted, encrypted
from tests.factories import a_user


def test_a_secret_is_read_again_and_never_stored_as_it_is():
    assert decrypted(encrypted("JBSWY3DP")) == "JBSWY3DP"
    assert "JBSWY3DP" not in encrypted("JBSWY3DP")
    assert encrypted("JBSWY3DP") != encrypted("JBSWY3DP")


def test_what_was_stored_plain_is_still_read():
    assert decrypted("JBSWY3DP") == "JBSWY3DP"


def test_a_former_key_still_opens_and_a_forgotten_one_does_not(settings):
    stored, former = encrypted("JBSWY3DP"), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key of the deployment", [former]
    assert decrypted(stored) == "JBSWY3DP"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unreadable):
        decrypted(stored)


@pytest.mark.django_db
def test_an_activated_factor_holds_no_plain_key_in_the_database():
    secret = generate_totp_secret()
    TOTP.activate(a_user("Nadia", "nadia@exemple.test"), secret)
    assert secret not in str(Authenticator.objects.get().data)
