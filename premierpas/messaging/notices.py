from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

INCIDENT_REPORTED = declare(
    Notice(
        code="messaging.incident_reported",
        subject=_("Un signalement vous attend"),
        body=_(
            "Bonjour {name},\n\nUn élève de votre territoire a signalé un problème. Lisez-le maintenant : la fiche n’est visible que par la coordination."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez ce territoire."),
        button=_("Lire le signalement"),
        channels=(Channel.APP, Channel.EMAIL, Channel.SMS),
        urgent=True,
        sms=_("Un signalement d’élève vous attend :"),
    )
)
