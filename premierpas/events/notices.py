"""What is told of a place in the line. To pupils with "tu", to adults with "vous"; each says the rule of order."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)
_MINE = _("Tu reçois ce message parce que tu t’es inscrit à cet événement.")
_ADULT = _("Vous recevez ce message parce que vous vous occupez de cette inscription.")

OFFERED = declare(
    Notice(
        code="events.offered",
        subject=_("Une place est à toi, si tu la veux"),
        body=_(
            "Bonjour {name},\n\nUne place s’est libérée pour « {title} », {when}. Dis oui ou non avant {until}. Sans réponse, elle va à la personne suivante.\n\n{rule}"
        ),
        why=_MINE,
        button=_("Répondre"),
        channels=_ALL,
        sms=_("Une place s’est libérée pour « {title} ». Dis oui ou non avant {until} :"),
    )
)
OFFERED_TO_ADULT = declare(
    Notice(
        code="events.offered_to_adult",
        subject=_("Des places vous sont proposées"),
        body=_(
            "Bonjour {name},\n\n« {title} », {when} : il y a de la place pour {whom}. Répondez avant {until}. Sans réponse, ces places vont à la suite de la file.\n\n{rule}"
        ),
        why=_ADULT,
        button=_("Répondre"),
    )
)
LAPSED = declare(
    Notice(
        code="events.lapsed",
        subject=_("La place est allée à quelqu’un d’autre"),
        body=_(
            "Bonjour {name},\n\nTu n’as pas répondu à temps pour « {title} ». Tu veux encore venir ? Inscris-toi de nouveau : tu repars à la fin de la file.\n\n{rule}"
        ),
        why=_MINE,
        button=_("Voir l’événement"),
        channels=_ALL,
        sms=_("Pas de réponse à temps pour « {title} » : la place est allée à quelqu’un d’autre."),
    )
)
LAPSED_FOR_ADULT = declare(
    Notice(
        code="events.lapsed_for_adult",
        subject=_("Les places sont allées à d’autres"),
        body=_(
            "Bonjour {name},\n\nIl n’y a pas eu de réponse à temps pour {whom}, « {title} ». Une nouvelle inscription repart à la fin de la file.\n\n{rule}"
        ),
        why=_ADULT,
        button=_("Voir l’événement"),
    )
)
SEATED = declare(
    Notice(
        code="events.seated",
        subject=_("Tu as une place"),
        body=_(
            "Bonjour {name},\n\nTu as une place pour « {title} », {when}. Tu ne peux plus venir ? Rends-la : quelqu’un attend.\n\n{rule}"
        ),
        why=_MINE,
        button=_("Voir ma place"),
        channels=_ALL,
        sms=_("Tu as une place pour « {title} », {when}."),
    )
)
SEATED_FOR_ADULT = declare(
    Notice(
        code="events.seated_for_adult",
        subject=_("Il y a de la place"),
        body=_(
            "Bonjour {name},\n\nC’est oui pour {whom} : « {title} », {when}. Si quelqu’un ne vient pas, dites-le : d’autres attendent.\n\n{rule}"
        ),
        why=_ADULT,
        button=_("Voir l’inscription"),
    )
)
NOT_DRAWN = declare(
    Notice(
        code="events.not_drawn",
        subject=_("Le tirage au sort a eu lieu"),
        body=_(
            "Bonjour {name},\n\nPas de place pour toi cette fois à « {title} ». Tu es dans la file, à la place n° {rank}. Si une place se libère, nous te la proposons.\n\n{rule}"
        ),
        why=_MINE,
        button=_("Voir ma place"),
        channels=_ALL,
        sms=_("Tirage au sort pour « {title} » : tu es n° {rank} dans la file."),
    )
)
NOT_DRAWN_FOR_ADULT = declare(
    Notice(
        code="events.not_drawn_for_adult",
        subject=_("Le tirage au sort a eu lieu"),
        body=_(
            "Bonjour {name},\n\nPas encore de place pour {whom} à « {title} » : n° {rank} dans la file. Si assez de places se libèrent, nous vous les proposons.\n\n{rule}"
        ),
        why=_ADULT,
        button=_("Voir l’inscription"),
    )
)
