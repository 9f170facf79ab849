from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

_CANDIDATE = _("Vous recevez ce message parce que vous avez proposé votre aide comme bénévole.")
_COORDINATOR = _("Vous recevez ce message parce que vous coordonnez le territoire {territory}.")
_TEAM = _("Vous recevez ce message parce que vous donnez de votre temps aux élèves de {territory}.")

APPLIED = declare(
    Notice(
        code="volunteers.applied",
        subject=_("Votre candidature est arrivée"),
        body=_(
            "Bonjour {name},\n\nMerci de proposer votre aide à {territory}. Quelqu’un de l’équipe vous répond dans la semaine et vous propose une rencontre."
        ),
        why=_CANDIDATE,
        channels=(Channel.EMAIL,),
    )
)
INTERVIEW = declare(
    Notice(
        code="volunteers.interview",
        subject=_("Nous aimerions vous rencontrer"),
        body=_(
            "Bonjour {name},\n\n{who} vous propose de vous rencontrer le {day} à {hour}.\n\nOù : {place}\n\nCe moment ne va pas ? Écrivez à {contact}, nous en trouverons un autre."
        ),
        why=_CANDIDATE,
        channels=(Channel.EMAIL,),
    )
)
DECLINED = declare(
    Notice(
        code="volunteers.declined",
        subject=_("Réponse à votre candidature"),
        body=_(
            "Bonjour {name},\n\nMerci pour le temps que vous nous avez donné. Cette fois, nous n’allons pas plus loin ensemble à {territory}.\n\n{reason}\n\nVotre candidature est effacée dans trois mois."
        ),
        why=_CANDIDATE,
        channels=(Channel.EMAIL,),
    )
)
INVITATION = declare(
    Notice(
        code="volunteers.invitation",
        subject=_("Bienvenue dans l’équipe"),
        body=_(
            "Bonjour {name},\n\nC’est oui : {inviter} vous invite dans l’équipe bénévole de {territory}. Le lien ci-dessous ouvre votre compte, sans mot de passe."
        ),
        why=_CANDIDATE,
        button=_("Rejoindre l’équipe"),
        channels=(Channel.EMAIL,),
    )
)
INVITED_TO_HELP = declare(
    Notice(
        code="volunteers.invited_to_help",
        subject=_("Aider des élèves avec nous"),
        body=_(
            "Bonjour {name},\n\n{inviter} vous invite à aider des élèves de {territory} avec votre association. Le lien ci-dessous ouvre votre compte, sans mot de passe. Les vérifications viennent ensuite, puis l’accord des familles."
        ),
        why=_("Vous recevez ce message parce que votre association travaille avec nous."),
        button=_("Ouvrir mon compte"),
        channels=(Channel.EMAIL,),
    )
)
BACK = declare(
    Notice(
        code="volunteers.back",
        subject=_("Vous êtes de nouveau dans l’équipe"),
        body=_(
            "Bonjour {name},\n\nVous êtes de nouveau dans l’équipe de {territory}. Entrez avec votre e-mail, comme avant."
        ),
        why=_TEAM,
    )
)
CLEARED = declare(
    Notice(
        code="volunteers.cleared",
        subject=_("Vous pouvez rencontrer des élèves"),
        body=_(
            "Bonjour {name},\n\nToutes les vérifications sont faites. Vous pouvez maintenant rencontrer des élèves de {territory} : dès qu’un élève vous est confié, vous le savez ici. Merci de votre patience."
        ),
        why=_TEAM,
    )
)
EXPIRES = declare(
    Notice(
        code="volunteers.expires",
        subject=_("Votre habilitation se termine bientôt"),
        body=_(
            "Bonjour {name},\n\nVotre contrôle d’honorabilité aura un an le {day}. La coordination le refait avec vous avant : rien ne change alors pour vos élèves. Sans nouveau contrôle, vous ne les voyez plus à partir de ce jour-là."
        ),
        why=_TEAM,
    )
)
TO_CHECK_AGAIN = declare(
    Notice(
        code="volunteers.to_check_again",
        subject=_("Un contrôle est à refaire bientôt"),
        body=_(
            "Bonjour {name},\n\nLe contrôle d’honorabilité de {volunteer} aura un an le {day}. Sans nouveau contrôle, l’accès aux élèves se ferme ce jour-là."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez {territory}."),
        button=_("Refaire le contrôle"),
    )
)
EXPIRED = declare(
    Notice(
        code="volunteers.expired",
        subject=_("Vos vérifications sont à refaire"),
        body=_(
            "Bonjour {name},\n\nVotre contrôle d’honorabilité a un an. C’est la règle pour tout le monde : vous ne rencontrez plus d’élèves tant que vos vérifications ne sont pas refaites, et la coordination veille sur ceux que vous suiviez. Elle refait avec vous chaque vérification, dans le même ordre. Merci pour tout ce que vous leur avez donné."
        ),
        why=_TEAM,
    )
)
SUSPENDED = declare(
    Notice(
        code="volunteers.suspended",
        subject=_("Votre place dans l’équipe est suspendue"),
        body=_(
            "Bonjour {name},\n\nVotre place dans l’équipe de {territory} est suspendue pour le moment : vous ne voyez plus ni élèves ni dossiers. Cela protège tout le monde, le temps de comprendre. La coordination vous appelle pour en parler avec vous ; vous pouvez aussi lui écrire : {contact}."
        ),
        why=_TEAM,
    )
)
SPRING = declare(
    Notice(
        code="volunteers.spring",
        subject=_("L’année prochaine, vous restez ?"),
        body=_(
            "Bonjour {name},\n\nDites-nous si vous restez, jusqu’à quand, ou si vous partez. Ainsi, ce que vous suivez à {territory} trouve quelqu’un à temps."
        ),
        why=_TEAM,
        button=_("Répondre"),
    )
)
SPRING_COORDINATOR = declare(
    Notice(
        code="volunteers.spring_coordinator",
        subject=_("L’année prochaine, vous restez ?"),
        body=_(
            "Bonjour {name},\n\nDites-nous si vous coordonnez encore {territory} l’année prochaine, jusqu’à quand, ou si vous partez. Si personne d’autre ne coordonne, dites aussi qui reprend."
        ),
        why=_COORDINATOR,
        button=_("Répondre"),
    )
)
COORDINATES_AFTER = declare(
    Notice(
        code="volunteers.coordinates_after",
        subject=_("{leaver} vous nomme pour la suite"),
        body=_(
            "Bonjour {name},\n\n{leaver} coordonne {territory} jusqu’au {day}, et dit que vous reprenez ensuite. Si ce n’est pas possible, dites-le à {leaver} dès maintenant."
        ),
        why=_("Vous recevez ce message parce que {leaver} a donné votre nom."),
    )
)
COORDINATES_NOW = declare(
    Notice(
        code="volunteers.coordinates_now",
        subject=_("Vous coordonnez {territory}"),
        body=_(
            "Bonjour {name},\n\n{leaver} ne coordonne plus {territory} : c’est vous maintenant. Ce que {leaver} suivait est dans votre liste."
        ),
        why=_COORDINATOR,
        button=_("Voir ma liste"),
    )
)
ASKED = declare(
    Notice(
        code="volunteers.asked",
        subject=_("{leaver} part : reprenez-vous la suite ?"),
        body=_(
            "Bonjour {name},\n\n{leaver} part le {day}. On vous propose {things} : dites oui ou non avant le {until}. Sans réponse, la coordination s’en charge."
        ),
        why=_("Vous recevez ce message parce que vous êtes de la même équipe que {leaver}."),
        button=_("Voir et répondre"),
    )
)
