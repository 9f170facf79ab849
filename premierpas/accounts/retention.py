"""What is kept of whoever signs in, or acts through a link."""

from django.db.models import Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, Basis, Personal, Plain, Then, after, declared

ERASED = "efface-"  # how the user name of an account begins that is nobody's any more

_SIGNING_IN = _("se connecter et être reconnu")
_SAFE = _("protéger un compte")

FIELDS = (
    Personal(
        model="accounts.User",
        what=_("le compte : nom, nom d’utilisateur, e-mail, téléphone"),
        fields=("username", "name", "email", "phone", "password"),
        of="pk",
        purpose=_SIGNING_IN,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.ANONYMISE,
        blanks={"username": Concat(Value(ERASED), Cast("pk", CharField())), "password": "!"},
    ),
    Personal(
        model="accounts.PupilCard",
        what=_("la carte de l’élève : empreinte chiffrée de ses trois mots"),
        fields=("passphrase_hash",),
        of="user",
        purpose=_SIGNING_IN,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="accounts.UserSession",
        what=_("les appareils connectés"),
        fields=("row", "device"),
        of="user",
        purpose=_("montrer à chacun ses appareils, et les déconnecter"),
        basis=Basis.INTEREST,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="accounts.KnownDevice",
        what=_("les appareils déjà utilisés : une empreinte"),
        fields=("device",),
        of="user",
        purpose=_SAFE,
        basis=Basis.INTEREST,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="mfa.Authenticator",
        what=_("la double vérification : clé chiffrée"),
        fields=("data",),
        of="user",
        purpose=_SAFE,
        basis=Basis.INTEREST,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="account.EmailAddress",
        what=_("l’e-mail du compte"),
        fields=("email",),
        of="user",
        purpose=_SIGNING_IN,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="account.EmailConfirmation",
        what=_("la confirmation d’un e-mail"),
        fields=("key",),
        of="email_address__user",
        purpose=_SIGNING_IN,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="sessions.Session",
        what=_("la session en cours, chiffrée"),
        fields=("session_key", "session_data"),
        purpose=_SIGNING_IN,
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(0, since="expire_date", label=_("à la fin de la session")),
    ),
    Personal(
        model="accounts.Attempt",
        what=_("les essais de connexion, comptés : des empreintes"),
        fields=("bucket", "account"),
        purpose=_SAFE,
        basis=Basis.INTEREST,
        then=Then.DELETE,
        until=after(1, since="window", label=_("un jour")),
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
    Personal(
        model="accounts.EmailChange",
        what=_("le nouvel e-mail demandé pour un compte"),
        fields=("email",),
        of="user",
        purpose=_SIGNING_IN,
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(1, since="expires_at", label=_("un jour")),
    ),
    Plain(model="accounts.EmailChange", fields=("nonce",), why="drawn for two codes; tells of nobody"),
    Plain(model="accounts.User", fields=("language",), why="the language of the pages"),
    Plain(model="accounts.Link", fields=("purpose", "token_hash", "nonce"), why="what the link does; tells of nobody"),
)
declared.fill("accounts", FIELDS)
