"""What an archive can't hold: secrets that are kept apart, known by a fingerprint: a restore says what lacks."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from premierpas.core.ports import Port
from premierpas.core.secret_key import secret_keys


@dataclass(frozen=True)
class Beside:
    """`known`: the fingerprints of what is set here, the present one first; `lost`: what no longer works without it."""

    known: Callable[[], list[str]]
    lost: object


beside: Port[Beside] = Port("backup.beside", "a secret that a backup leaves out, and what is lost without it")
before_backup: Port[Callable[[], None]] = Port("backup.before", "what has to be written down before a backup is made")


def fingerprints() -> dict[str, str]:
    """What was set when the archive was made."""
    return {name: (beside.named(name).known() or [""])[0] for name in beside.names()}


def missing(then: dict[str, str]) -> list[str]:
    """What the archive's deployment had and this one hasn't, each with what is lost."""
    return [
        f"{name} : {beside.named(name).lost}"
        for name in beside.names()
        if then.get(name) and then[name] not in beside.named(name).known()
    ]


def _secret_keys() -> list[str]:
    return [
        salted_hmac("premierpas.backup", "beside", secret=key, algorithm="sha256").hexdigest() for key in secret_keys()
    ]


beside.fill(
    "SECRET_KEY",
    Beside(
        _secret_keys, _("sans la clé d’avant, les liens envoyés, les cartes d’élève et les seconds facteurs cessent.")
    ),
)
