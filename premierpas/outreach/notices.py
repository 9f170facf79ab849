from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, declare

MENTIONED = declare(
    Notice(
        code="outreach.mentioned",
        subject=_("{by} vous prévient : {company}"),
        body=_("Bonjour {name},\n\n{by} a noté quelque chose pour vous dans la fiche de {company}."),
        why=_("Vous recevez ce message parce que {by} vous a choisi en l’écrivant."),
        button=_("Lire la note"),
    )
)
DONE_FOR_YOU = declare(
    Notice(
        code="outreach.done_for_you",
        subject=_("Noté pour vous : {company}"),
        body=_(
            "Bonjour {name},\n\nAprès votre appel, {by} l’a fait pour vous : {what}.\n\nCe n’est pas ce que vous vouliez ? Appelez-nous, nous le reprendrons ensemble."
        ),
        why=_("Vous recevez ce message parce que vous êtes de {company} : ce qui est fait pour vous vous est dit."),
        button=_("Voir"),
    )
)
