"""What is kept of whoever signs in, or acts through a link."""

from typing import Any

from django.db.models import Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, Basis, Personal, Plain, Then, Until, after, declared

ERASED = "efface-"  # how the user name of an account begins that is nobody's any more

_SIGNING_IN = _("se connecter et être reconnu")
_SAFE = _("protéger un compte")


def _kept(
    model: str, what: object, *fields: str, of: str = "", purpose: object = _SIGNING_IN, until: Until = WITH_ACCOUNT,
    then: Then = Then.DELETE, **blanks: Any,
) -> Personal:  # fmt: skip
    basis = Basis.MISSION if purpose is _SIGNING_IN else Basis.INTEREST
    return Personal(
        model=model, what=what, fields=fields, of=of, purpose=purpose, basis=basis, until=until, then=then,
        blanks=blanks,
    )  # fmt: skip


FIELDS = (
    _kept(
        "accounts.User", _("le compte : nom, nom d’utilisateur, e-mail, téléphone"),
        "username", "name", "email", "phone", "password",
        of="pk", then=Then.ANONYMISE, username=Concat(Value(ERASED), Cast("pk", CharField())), password="!",
    ),
    _kept(
        "accounts.PupilCard", _("la carte de l’élève : empreinte chiffrée de ses trois mots"), "passphrase_hash",
        of="user",
    ),
    _kept(
        "accounts.UserSession", _("les appareils connectés"), "row", "device",
        of="user", purpose=_("montrer à chacun ses appareils, et les déconnecter"),
    ),
    _kept(
        "accounts.KnownDevice", _("les appareils déjà utilisés : une empreinte"), "device", of="user", purpose=_SAFE
    ),
    _kept("mfa.Authenticator", _("la double vérification : clé chiffrée"), "data", of="user", purpose=_SAFE),
    _kept("account.EmailAddress", _("l’e-mail du compte"), "email", of="user"),
    _kept("account.EmailConfirmation", _("la confirmation d’un e-mail"), "key", of="email_address__user"),
    _kept(
        "sessions.Session", _("la session en cours, chiffrée"), "session_key", "session_data",
        until=after(0, since="expire_date", label=_("à la fin de la session")),
    ),
    _kept(
        "accounts.Attempt", _("les essais de connexion, comptés : des empreintes"), "bucket", "account",
        purpose=_SAFE, until=after(1, since="window", label=_("un jour")),
    ),
    Personal(
        model="accounts.Link",
        what=_("les liens envoyés : à qui"),
        fields=("recipient", "recipient_name"),
        purpose=_("laisser quelqu’un répondre ou signer sans compte"),
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(365, since="expires_at", label=_("12 mois après la fin du lien")),
    ),
    _kept(
        "accounts.EmailChange", _("le nouvel e-mail demandé pour un compte"), "email",
        of="user", until=after(1, since="expires_at", label=_("un jour")),
    ),
    Plain(model="accounts.EmailChange", fields=("nonce",), why="drawn for two codes; tells of nobody"),
    Plain(model="accounts.User", fields=("language",), why="the language of the pages"),
    Plain(model="accounts.Link", fields=("purpose", "token_hash", "nonce"), why="what the link does; tells of nobody"),
)  # fmt: skip
declared.fill("accounts", FIELDS)
