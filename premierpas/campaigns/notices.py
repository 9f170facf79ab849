"""The letters that the house can send: one notice an audience, made when the audiences are known."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.audiences import Audience
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import REGISTRY, Notice, declare

CONFIRM_SUBSCRIPTION = declare(
    Notice(
        code="campaigns.confirm_subscription",
        subject=_("Confirmez votre abonnement à notre lettre"),
        body=_(
            "Bonjour,\n\nQuelqu’un, sans doute vous, a demandé à recevoir notre lettre d’information à cette adresse. Si c’est vous, confirmez. Sinon, ne faites rien : vous ne recevrez rien d’autre."
        ),
        why=_("Vous recevez ce message parce que cette adresse a été écrite sur notre site."),
        button=_("Confirmer"),
        channels=(Channel.EMAIL,),
    )
)
TRIAL = declare(
    Notice(
        code="campaigns.trial",
        subject=_("Essai : {subject}"),
        body="{text}",
        why=_("C’est un essai : vous seul l’avez reçu."),
        channels=(Channel.EMAIL,),
    )
)


def letter_to(audience: Audience) -> Notice:
    """The notice of letters to an audience, whichever floor has put it in."""
    code = f"campaigns.{audience.code}"
    if code not in REGISTRY:
        declare(
            Notice(
                code=code, subject="{subject}", body="{text}", why=audience.why, channels=(Channel.EMAIL,),
                scope=audience.scope,
            )
        )  # fmt: skip
    return REGISTRY[code]
