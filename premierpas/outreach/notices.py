from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.organisations.capacities import COMPANY

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
SAME_AS_LAST_YEAR = declare(
    Notice(
        code="outreach.same_as_last_year",
        subject=_("Comme l’an dernier, {company} ?"),
        body=_(
            "Bonjour {name},\n\n{company} est de notre réseau, et la rentrée est passée. L’an dernier, vous vous étiez engagés : places, {seats}. Est-ce la même chose cette année ?\n\nUne page, une réponse : oui, pas cette année, ou rappelez-moi. Pas besoin de compte."
        ),
        why=_("Vous recevez ce message une fois par an parce que {company} a signé la charte du réseau."),
        button=_("Répondre"),
        channels=(Channel.EMAIL,),
    )
)
CONFIRM_DRAFT = declare(
    Notice(
        code="outreach.confirm_draft",
        subject=_("Votre offre de stage, à relire : {company}"),
        body=_(
            "Bonjour {name},\n\nAprès notre rencontre, {by} a écrit le brouillon de votre offre « {title} ». Lisez-le : c’est juste, ou c’est à corriger ?\n\nRien n’est en ligne avant votre accord. Pas besoin de compte."
        ),
        why=_("Vous recevez ce message parce que vous avez parlé d’accueillir des élèves chez {company}."),
        button=_("Lire le brouillon"),
        channels=(Channel.EMAIL,),
    )
)
SEEKING = declare(
    Notice(
        code="outreach.seeking",
        subject=_("Des élèves cherchent ce que {company} propose"),
        body=_(
            "Bonjour {name},\n\n{pupils}. Votre offre « {title} » a encore des places libres, et personne ne vous a encore écrit.\n\nUne semaine de plus, ou un titre plus clair, peut les décider."
        ),
        why=_("Vous recevez ce message, deux fois par mois au plus, parce que {company} a une offre en ligne."),
        button=_("Voir mon offre"),
        topic=Topic("outreach.seeking", _("Les élèves qui cherchent près de chez vous"), (COMPANY.name,)),
    )
)
