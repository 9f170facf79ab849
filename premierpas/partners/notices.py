from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

INVITED = declare(
    Notice(
        code="partners.invited",
        subject=_("{inviter} vous ouvre l’espace de {partner}"),
        body=_(
            "Bonjour {name},\n\n{inviter} vous invite dans l’espace de {partner} : les chiffres et les documents que l’association partage avec vous. Le lien ci-dessous ouvre votre compte, sans mot de passe."
        ),
        why=_(
            "Vous recevez ce message parce que {inviter} a saisi votre adresse. Si vous ne connaissez pas cette personne, ne faites rien."
        ),
        button=_("Ouvrir mon espace"),
        channels=(Channel.EMAIL,),
    )
)
INTRODUCTION = declare(
    Notice(
        code="partners.introduction",
        subject=_("Pouvez-vous nous présenter à {company} ?"),
        body=_(
            "Bonjour {name},\n\n{by} aimerait que vous nous présentiez à {company}. Vous aviez dit pouvoir ouvrir cette porte : {door}.\n\n{words}\n\nUn oui ou un non suffit."
        ),
        why=_("Vous recevez ce message parce que vous avez dit pouvoir nous ouvrir une porte."),
        button=_("Répondre"),
    )
)
ANSWERED = declare(
    Notice(
        code="partners.answered",
        subject=_("Mise en relation avec {company} : {answer}"),
        body=_("Bonjour {name},\n\n{person}, de {partner}, a répondu pour {company} : {answer}.\n\n{words}"),
        why=_("Vous recevez ce message parce que vous avez demandé cette mise en relation."),
        button=_("Ouvrir la fiche"),
    )
)
OUTCOME = declare(
    Notice(
        code="partners.outcome",
        subject=_("Ce que votre mise en relation a donné"),
        body=_(
            "Bonjour {name},\n\nVous nous avez présentés à {company}. Voici la suite : {became}.\n\n{words}\n\nMerci : sans vous, cette porte serait restée fermée."
        ),
        why=_("Vous recevez ce message parce que vous nous avez ouvert une porte : vous devez savoir ce qu’il en est."),
    )
)
HOURS_ASKED = declare(
    Notice(
        code="partners.hours_asked",
        subject=_("Auriez-vous quelques heures pour nous ?"),
        body=_(
            "Bonjour {name},\n\nVous nous avez offert des heures : {skill}. {by} vous en demande {hours} : {about_what}.\n\nUn oui ou un non suffit."
        ),
        why=_("Vous recevez ce message parce que vous avez offert des heures à l’association."),
        button=_("Répondre"),
    )
)
HOURS_ANSWERED = declare(
    Notice(
        code="partners.hours_answered",
        subject=_("Heures demandées à {partner} : {answer}"),
        body=_("Bonjour {name},\n\n{person}, de {partner}, a répondu : {answer}. C’était pour : {purpose}."),
        why=_("Vous recevez ce message parce que vous avez demandé ces heures."),
        button=_("Voir"),
    )
)
THANKS = declare(
    Notice(
        code="partners.thanks",
        subject=_("Merci pour vos heures"),
        body=_(
            "Bonjour {name},\n\nVous nous avez donné des heures ({hours}) : {purpose}.\n\n{words}\n\nMerci de tout cœur."
        ),
        why=_("Vous recevez ce message parce que vous avez donné des heures à l’association."),
    )
)
SHARED = declare(
    Notice(
        code="partners.shared",
        subject=_("Un document pour {partner}"),
        body=_(
            "Bonjour {name},\n\nL’association vient de partager avec {partner} : {what}. Vous le trouvez dans votre espace."
        ),
        why=_("Vous recevez ce message parce que vous avez un espace partenaire."),
        button=_("Ouvrir mon espace"),
    )
)
