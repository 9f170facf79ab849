from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

THANKS = declare(
    Notice(
        code="feedback.thanks",
        subject=_("Merci pour « {title} »"),
        body=_(
            "Bonjour {name},\n\nMerci d’avoir ouvert votre porte. Qui est venu, ce qu’ils ont demandé, ce qu’ils en disent : tout tient sur une page, à lire et à montrer chez vous."
        ),
        why=_("Vous recevez ce message parce que votre structure a accueilli cet événement."),
        button=_("Lire le bilan"),
    )
)
THANKS_TO_STAND = declare(
    Notice(
        code="feedback.thanks_to_stand",
        subject=_("Merci d’avoir tenu un stand"),
        body=_(
            "Bonjour {name},\n\nMerci d’avoir tenu un stand le {day}. Des collégiens ont vu votre métier de près, et posé leurs questions. Accueillir l’un d’eux une semaine ? Répondez simplement à ce message."
        ),
        why=_("Vous recevez ce message parce que vous avez tenu un stand à un de nos forums."),
        channels=(Channel.EMAIL,),
    )
)
THANKS_TO_HOST = declare(
    Notice(
        code="feedback.thanks_to_host",
        subject=_("Merci d’avoir accueilli"),
        body=_("Bonjour {name},\n\nMerci d’avoir accueilli les élèves à « {title} ». Vos heures sont comptées."),
        why=_("Vous recevez ce message parce que vous aidez l’association."),
        button=_("Voir mes accueils"),
    )
)
THANKS_TO_SPEAKER = declare(
    Notice(
        code="feedback.thanks_to_speaker",
        subject=_("Merci d’être venu parler de votre métier"),
        body=_(
            "Bonjour {name},\n\nMerci d’avoir parlé de votre métier le {day}. Pour un élève, une rencontre change parfois la suite. Si vous voulez recommencer, répondez simplement à ce message."
        ),
        why=_("Vous recevez ce message parce que vous avez parlé à un de nos événements."),
        channels=(Channel.EMAIL,),
    )
)
