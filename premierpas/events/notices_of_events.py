"""What is told of an event itself: invited, moved, cancelled, soon. To pupils with "tu", to adults with "vous".

Each says the rule of order, but for a cancelled one, in which nobody stands in line any more.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)
_PUPIL = _("Tu reçois ce message parce que tu as demandé à venir.")
_ADULT = _("Vous recevez ce message parce que vous comptez sur cet événement, ou qu’il compte sur vous.")

MOVED = declare(
    Notice(
        code="events.moved",
        subject=_("Ça change : {title}"),
        body=_(
            "Bonjour {name},\n\n« {title} », c’est maintenant {dates}, {place}. Ta place, ou ton tour dans la file, ne bouge pas.\n\nTu ne peux plus venir ? Dis-le : quelqu’un attend.\n\n{rule}"
        ),
        why=_PUPIL,
        button=_("Voir ce qui change"),
        sms=_("« {title} », c’est maintenant {dates}, {place}."),
        channels=_ALL,
    )
)
MOVED_FOR_YOU = declare(
    Notice(
        code="events.moved_for_you",
        subject=_("Ça change : {title}"),
        body=_(
            "Bonjour {name},\n\n« {title} » a maintenant lieu {dates}, {place}. Les inscriptions restent valables.\n\n{rule}"
        ),
        why=_ADULT,
        button=_("Voir ce qui change"),
        sms=_("« {title} » a maintenant lieu {dates}, {place}."),
        channels=_ALL,
    )
)
MOVED_FOR_YOU_SOON = declare(replace(MOVED_FOR_YOU, code="events.moved_for_you_soon", urgent=True))
CANCELLED = declare(
    Notice(
        code="events.cancelled",
        subject=_("Annulé : {title}"),
        body=_("Bonjour {name},\n\n« {title} », prévu {dates}, n’a pas lieu.\n\nPourquoi : {why}"),
        why=_PUPIL,
        button=_("Voir d’autres événements"),
        sms=_("« {title} », prévu {dates}, n’a pas lieu."),
        channels=_ALL,
    )
)
CANCELLED_FOR_YOU = declare(
    Notice(
        code="events.cancelled_for_you",
        subject=_("Annulé : {title}"),
        body=_("Bonjour {name},\n\n« {title} », prévu {dates}, n’a pas lieu.\n\nPourquoi : {why}"),
        why=_ADULT,
        button=_("Voir l’événement"),
        sms=_("« {title} », prévu {dates}, n’a pas lieu."),
        channels=_ALL,
    )
)
CANCELLED_FOR_YOU_SOON = declare(replace(CANCELLED_FOR_YOU, code="events.cancelled_for_you_soon", urgent=True))
SOON = declare(
    Notice(
        code="events.soon",
        subject=_("Bientôt : {title}"),
        body=_("Bonjour {name},\n\n« {title} », c’est le {day} à {hour}, {place}.\n\n{todo}\n\n{rule}"),
        why=_PUPIL,
        button=_("Voir le programme"),
        sms=_("« {title} », c’est le {day} à {hour}, {place}."),
        channels=_ALL,
    )
)
SOON_FOR_YOU = declare(
    Notice(
        code="events.soon_for_you",
        subject=_("Bientôt : {title}"),
        body=_("Bonjour {name},\n\n« {title} » a lieu le {day} à {hour}, {place}.\n\n{todo}\n\n{rule}"),
        why=_ADULT,
        button=_("Voir le programme"),
        sms=_("« {title} » a lieu le {day} à {hour}, {place}."),
        channels=_ALL,
    )
)
INVITED = declare(
    Notice(
        code="events.invited",
        subject=_("Votre classe est invitée : {title}"),
        body=_(
            "Bonjour {name},\n\n{whom} : « {title} », {dates}, {place}.\n\nInscriptions jusqu’au {until}.\n\n{rule}"
        ),
        why=_("Vous recevez ce message parce que votre établissement travaille avec nous cette année."),
        button=_("Voir le programme"),
    )
)
INVITED_PUPIL = declare(
    Notice(
        code="events.invited_pupil",
        subject=_("Tu es invité : {title}"),
        body=_("Bonjour {name},\n\n« {title} », {dates}, {place}.\n\nTu peux t’inscrire jusqu’au {until}.\n\n{rule}"),
        why=_("Tu reçois ce message parce que l’association t’invite à cet événement."),
        button=_("Voir le programme"),
        sms=_("Tu es invité : « {title} », {dates}, {place}. Inscris-toi avant le {until} :"),
        channels=_ALL,
    )
)
INVITED_GUEST = declare(
    Notice(
        code="events.invited_guest",
        subject=_("Vous êtes invité : {title}"),
        body=_(
            "Bonjour {name},\n\n« {title} », {dates}, {place}.\n\nDites si vous venez avant le {until} : un clic suffit, sans compte.\n\n{rule}"
        ),
        why=_("Vous recevez ce message parce que l’association vous invite à cet événement."),
        button=_("Répondre"),
    )
)
HOSTING = declare(
    Notice(
        code="events.hosting",
        subject=_("Accueillir à : {title}"),
        body=_("Bonjour {name},\n\nVous accueillez à « {title} », {dates}, {place}. Merci !"),
        why=_("Vous recevez ce message parce que vous aidez l’association."),
        button=_("Voir le programme"),
    )
)
