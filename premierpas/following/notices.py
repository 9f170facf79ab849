"""What adults say to a pupil from a list: a kind word about what comes next, an offer to look at."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

_WHY = _("Tu reçois ce message parce que {adult} te suit cette année.")

NUDGE = declare(
    Notice(
        code="following.nudge",
        subject=_("{adult} pense à toi"),
        body=_("{step} Si quelque chose te bloque, dis-le-lui : à deux, on trouve mieux."),
        why=_WHY,
        button=_("Y aller"),
        channels=(Channel.APP, Channel.EMAIL, Channel.SMS),
        sms=_("{adult} pense à toi. {step}"),
    )
)
OFFER = declare(
    Notice(
        code="following.offer",
        subject=_("{adult} te propose une offre"),
        body=_("« {offer} » pourrait te plaire. Regarde, et garde-la si elle te tente. Tu choisis librement."),
        why=_WHY,
        button=_("Voir l’offre"),
    )
)
