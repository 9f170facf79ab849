"""The messages that privacy can send."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

ACCOUNT_ENDS = declare(
    Notice(
        code="privacy.account_ends",
        subject=_("Votre compte va bientôt être effacé"),
        body=_(
            "Bonjour {name},\n\nVous n’êtes pas venu depuis deux ans. Nous ne gardons rien plus longtemps : votre compte sera effacé à partir du {day}.\n\nPour le garder, connectez-vous une fois avant ce jour. Sinon, vous n’avez rien à faire."
        ),
        why=_("Vous avez un compte ici."),
        button=_("Garder mon compte"),
    )
)
ERASED = declare(
    Notice(
        code="privacy.erased",
        subject=_("C’est effacé"),
        body=_(
            "Bonjour,\n\nVous avez demandé que vos données soient effacées. C’est fait. Seules les conventions signées restent cinq ans dans une archive scellée, comme la loi le demande."
        ),
        why=_("Vous avez demandé que vos données soient effacées."),
        channels=(Channel.EMAIL,),
    )
)
REFUSED = declare(
    Notice(
        code="privacy.refused",
        subject=_("Réponse à votre demande d’effacement"),
        body=_("Bonjour {name},\n\nNous ne pouvons pas encore effacer ces données. Voici pourquoi : {reason}"),
        why=_("Une demande d’effacement a été faite ici."),
        button=_("Voir mes données"),
    )
)
FAMILY_PAGE = declare(
    Notice(
        code="privacy.family_page",  # its words, and those of the next, come from `placements.languages`
        subject="{subject}",
        body="{both}",
        why="{why}",
        button="{button}",
        channels=(Channel.EMAIL, Channel.SMS),
        sms="{text}",
    )
)
FAMILY_ANSWER = declare(
    Notice(
        code="privacy.family_answer",
        subject="{subject}",
        body="{both}",
        why="{why}",
        channels=(Channel.EMAIL,),
    )
)
