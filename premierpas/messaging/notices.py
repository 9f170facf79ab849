from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

INCIDENT_REPORTED = declare(
    Notice(
        code="messaging.incident_reported",
        subject=_("Un signalement vous attend"),
        body=_(
            "Bonjour {name},\n\nUn élève de « {territory} » a signalé un problème, ou a écrit de nouveau. Lisez-le maintenant : la fiche n’est visible que par la coordination."
        ),
        why=_(
            "Vous recevez ce message parce que vous coordonnez ce territoire, ou que personne d’autre ne le coordonne en ce moment."
        ),
        button=_("Lire le signalement"),
        channels=(Channel.APP, Channel.EMAIL, Channel.SMS),
        urgent=True,
        sms=_("Un signalement d’élève vous attend :"),
    )
)
INCIDENT_UNATTENDED = declare(
    Notice(
        code="messaging.incident_unattended",
        subject=_("Un signalement attend, et personne ne peut le lire"),
        body=_(
            "Bonjour,\n\nUn élève de « {territory} » a signalé un problème. Plus personne ne coordonne ce territoire, ni aucun autre : donnez tout de suite accès à une personne de l’association (commande make_territory, voir le guide d’exploitation). La fiche ne s’ouvre qu’à une coordination."
        ),
        why=_("Vous recevez ce message parce que cette adresse est le contact de l’association."),
        button=_("Ouvrir le signalement"),
        channels=(Channel.EMAIL,),
        urgent=True,
    )
)
INCIDENT_UNTAKEN = declare(
    Notice(
        code="messaging.incident_untaken",
        subject=_("Un signalement attend toujours"),
        body=_(
            "Bonjour {name},\n\nUn signalement d’élève de « {territory} » attend depuis douze heures sans que personne ne l’ait pris. Toutes les coordinations peuvent maintenant le lire et agir."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez un territoire de l’association."),
        button=_("Lire le signalement"),
        channels=(Channel.APP, Channel.EMAIL, Channel.SMS),
        urgent=True,
        sms=_("Un signalement d’élève attend depuis douze heures :"),
    )
)
