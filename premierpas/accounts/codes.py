"""The code by e-mail: six figures derived from a nonce, so that neither the message nor the queue has to hold them."""

import secrets

from premierpas.core.outbox.secrets import derived_digits

CODE = "accounts.login_code"


class LoginCode(str):
    """A fresh code as django-allauth keeps it, in the encrypted session; its nonce is what the message gets."""

    nonce: str

    @classmethod
    def drawn(cls) -> "LoginCode":
        """A code that nobody can foresee."""
        nonce = secrets.token_hex(16)
        code = cls(code_digits(nonce))
        code.nonce = nonce
        return code


def code_digits(nonce: str) -> str:
    """The six figures, for the session that waits for them and the message that carries them."""
    return derived_digits(CODE, nonce)
