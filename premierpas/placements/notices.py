"""What agreements tell, to whom. No e-mail subject holds a pupil's name; a family's words come in its language."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.organisations.capacities import COMPANY, HEAD_TEACHER, TEACHER
from premierpas.people.capacities import PUPIL

_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)
_HOST = _("Vous recevez ce message parce que votre structure accueille cet élève.")
_SCHOOL = _("Vous recevez ce message parce que vous suivez la classe {classroom}.")
_MINE = _("Tu reçois ce message parce que c’est ta convention.")

_SIGNED = Topic(
    "placements.signed", _("Les conventions signées par tous"),
    (PUPIL.name, TEACHER.name, HEAD_TEACHER.name, COMPANY.name),
)  # fmt: skip


def _declare(code: str, subject: object, body: object, why: object, button: object = "", **more: object) -> Notice:
    return declare(Notice(code=f"placements.{code}", subject=subject, body=body, why=why, button=button, **more))  # type: ignore[arg-type]


# The family's: everything comes from `languages`.
FAMILY = _declare(
    "family", "{subject}", "{both}", "{why}", "{button}", channels=(Channel.EMAIL, Channel.SMS), sms="{text}"
)
CODE = _declare(
    "code",
    "{subject}",
    "{text}",
    "{why}",
    channels=(Channel.EMAIL, Channel.SMS),
    sms="{text}",
    secrets=("text",),
    urgent=True,
)
COMPLETE_HOST = _declare(
    "complete_host",
    _("La convention de l’élève que vous accueillez"),
    _("Un élève vient chez vous {week}. Complétez votre partie de la convention : cinq minutes, sans compte."),
    _HOST,
    _("Compléter ma partie"),
    channels=_ALL,
    sms=_("Un élève vient chez vous {week}. Complétez la convention ici :"),
)
COMPLETE_SCHOOL = _declare(
    "complete_school",
    _("Une convention attend la partie de l’établissement"),
    _("{pupil} va chez {host} {week}. Vos réglages ont presque tout rempli : relisez, puis terminez."),
    _SCHOOL,
    _("Compléter"),
)
READY = _declare(
    "ready",
    _("Une convention est prête à signer"),
    _("Celle de {pupil}, chez {host} {week}, est complète. Demandez les signatures."),
    _SCHOOL,
    _("Demander les signatures"),
)
SIGN_PUPIL = _declare(
    "sign_pupil",
    _("Ta convention attend ta signature"),
    _("Lis-la, puis signe : tu vas chez {host} {week}."),
    _MINE,
    _("Lire et signer"),
    channels=_ALL,
    sms=_("Ta convention chez {host} attend ta signature :"),
)
SIGN_SCHOOL = _declare(
    "sign_school",
    _("Des conventions attendent la signature de l’établissement"),
    _("Vous pouvez signer une classe entière, après un résumé de ce qui diffère."),
    _("Vous recevez ce message parce que vous signez pour l’établissement."),
    _("Lire et signer"),
)
SIGN_HOST = _declare(
    "sign_host",
    _("La convention de l’élève que vous accueillez est à signer"),
    _("Elle est complète : lisez, puis signez avec le code que nous vous envoyons. {pupil} vient {week}."),
    _HOST,
    _("Lire et signer"),
    channels=_ALL,
    sms=_("La convention de l’élève que vous accueillez {week} est à signer :"),
)
SIGNER_LEFT = _declare(
    "signer_left",
    _("Qui signe une convention ?"),
    _("{who} ne peut plus signer la convention de {pupil} chez {host}. Dites qui signe à sa place."),
    _("Vous recevez ce message parce que cette convention vous concerne."),
    _("Dire qui signe"),
)
PRINT_SHEET = _declare(
    "print_sheet",
    _("Une famille n’a ni e-mail ni téléphone"),
    _("Imprimez la feuille à signer de {pupil} : elle part dans son sac et revient signée."),
    _SCHOOL,
    _("Imprimer la feuille"),
)
SIGNED = _declare(
    "signed",
    _("La convention est signée par tous"),
    _("{pupil} peut aller chez {host} {week}. Le document scellé est dans le dossier."),
    _("Vous recevez ce message parce que vous avez signé cette convention, ou suivez l’élève."),
    _("Voir la convention"),
    topic=_SIGNED,
)
WEEK_HOST = _declare(
    "week_host",
    _("La convention est signée : gardez ce lien pour la semaine"),
    _("{pupil} vient chez vous {week}. Si l’élève n’est pas là, ce lien prévient l’établissement en une minute."),
    _HOST,
    _("Ouvrir la page de la semaine"),
    channels=(Channel.EMAIL, Channel.SMS),
    sms=_("La convention est signée. Gardez ce lien : il prévient l’établissement si l’élève n’est pas là."),
)
SIGNED_PUPIL = _declare(
    "signed_pupil",
    _("Ta convention est signée par tous"),
    _("Tu vas chez {host} {week}. L’essentiel tient sur une page : garde-la."),
    _MINE,
    _("Voir ma convention"),
    channels=_ALL,
    sms=_("Ta convention chez {host} est signée par tous. Tout est prêt."),
    topic=_SIGNED,
)
REFUSED = _declare(
    "refused",
    _("Une convention est refusée"),
    _("{who} a refusé la convention de {pupil} chez {host} : {reason}"),
    _("Vous recevez ce message parce que cette convention vous concerne."),
    _("Voir la convention"),
)
VOIDED = _declare(
    "voided",
    _("Une convention ne compte plus"),
    _("Celle de {pupil} chez {host} {week} : {reason}. {next}"),
    _("Vous recevez ce message parce que cette convention vous concerne."),
    _("Voir la convention"),
)
CORRECTED = _declare(
    "corrected",
    _("Un point d’une convention est corrigé"),
    _("Convention de {pupil} chez {host} : {changes}. Les signatures restent valables."),
    _("Vous recevez ce message parce que cette convention vous concerne."),
    _("Voir la convention"),
    why_to_minor=_("Tu reçois ce message parce que c’est ta convention."),
)
STOPPED_PUPIL = _declare(
    "stopped_pupil",
    _("Ta convention ne compte plus"),
    _("Chez {host} {week} : {reason}. {next}"),
    _MINE,
    _("Voir ma convention"),
)
MISSING = _declare(
    "missing",
    _("Il manque des signatures avant un stage"),
    "{intro}\n{lines}",
    _("Vous recevez ce message parce que vous suivez la classe {classroom}."),
    _("Voir ce qui manque"),
)
