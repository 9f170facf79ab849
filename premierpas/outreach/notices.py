from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, declare

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
