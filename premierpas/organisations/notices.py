from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

INVITATION = declare(
    Notice(
        code="organisations.invitation",
        subject=_("{inviter} vous invite sur la plateforme des stages"),
        body=_(
            "Bonjour {name},\n\n{inviter} vous invite à rejoindre {organisation} comme {role}. Le lien ci-dessous ouvre votre compte, sans mot de passe."
        ),
        why=_(
            "Vous recevez ce message parce que {inviter} a saisi votre adresse. Si vous ne connaissez pas cette personne, ne faites rien."
        ),
        button=_("Accepter l’invitation"),
        channels=(Channel.EMAIL,),
    )
)
COMPANY_VERIFIED = declare(
    Notice(
        code="organisations.company_verified",
        subject=_("{company} est vérifiée"),
        body=_(
            "Bonjour {name},\n\nMerci pour notre appel. {company} est vérifiée : vos offres peuvent maintenant être publiées."
        ),
        why=_("Vous recevez ce message parce que vous avez inscrit {company}."),
        button=_("Écrire une offre"),
    )
)
COMPANY_REFUSED = declare(
    Notice(
        code="organisations.company_refused",
        subject=_("Votre inscription n’a pas pu être vérifiée"),
        body=_(
            "Bonjour {name},\n\nNous n’avons pas pu vérifier {company}. La raison : {reason}\n\nAppelez-nous si c’est une erreur : nous reprendrons ensemble."
        ),
        why=_("Vous recevez ce message parce que vous avez inscrit {company}."),
    )
)
NEW_COMPANY = declare(
    Notice(
        code="organisations.new_company",
        subject=_("Une structure s’est inscrite : {company}"),
        body=_(
            "Bonjour {name},\n\n{person} vient d’inscrire {company}. Appelez-la sur un contact que vous aurez trouvé vous-même, puis vérifiez-la."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez ce territoire."),
        button=_("Voir la structure"),
    )
)
ALREADY_HERE = declare(
    Notice(
        code="organisations.already_here",
        subject=_("Quelqu’un a voulu inscrire votre structure"),
        body=_(
            "Bonjour {name},\n\n{person} ({email}) a voulu inscrire {company}, qui est déjà sur la plateforme. Si c’est un collègue, invitez-le depuis la page « Équipe ». Sinon, prévenez-nous."
        ),
        why=_("Vous recevez ce message parce que vous êtes membre de {company}."),
        button=_("Ouvrir l’équipe"),
    )
)
SECOND_SIGN_UP = declare(
    Notice(
        code="organisations.second_sign_up",
        subject=_("Deux personnes pour la même structure\u00a0: {company}"),
        body=_(
            "Bonjour {name},\n\n{person} ({email}, {phone}) a aussi voulu inscrire {company}, que personne n’a encore vérifiée. Demandez à la structure, sur un contact trouvé ailleurs, qui la représente."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez ce territoire."),
        button=_("Voir la structure"),
    )
)
ASK_A_COLLEAGUE = declare(
    Notice(
        code="organisations.ask_a_colleague",
        subject=_("Votre inscription sur la plateforme des stages"),
        body=_(
            "Bonjour {name},\n\nLe SIRET {siret} est déjà inscrit. Nous avons prévenu les personnes qui s’en occupent : elles peuvent vous inviter. Vous ne savez pas qui c’est ? Appelez-nous."
        ),
        why=_(
            "Vous recevez ce message parce que cette adresse a été saisie sur la page d’inscription. Si ce n’est pas vous, ne faites rien."
        ),
        channels=(Channel.EMAIL,),
    )
)
SIGNED_UP_WITH_YOUR_ADDRESS = declare(
    Notice(
        code="organisations.signed_up_with_your_address",
        subject=_("{company} est inscrite avec votre adresse"),
        body=_(
            "Bonjour {name},\n\n{person} vient d’inscrire {company} avec votre adresse. C’est vous ? Une coordinatrice vous appelle avant la première offre. Ce n’est pas vous ? Prévenez-nous : rien n’est publié sans notre appel."
        ),
        why=_("Vous recevez ce message parce que cette adresse a déjà un compte ici."),
    )
)
NAME_TO_CHECK = declare(
    Notice(
        code="organisations.name_to_check",
        subject=_("{company} veut changer de nom"),
        body=_(
            "Bonjour {name},\n\n{company} veut s’appeler « {wanted} ». Le nom actuel reste en ligne tant que vous n’avez pas répondu : vérifiez que c’est toujours la même structure."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez ce territoire."),
        button=_("Voir la structure"),
    )
)
NAME_ACCEPTED = declare(
    Notice(
        code="organisations.name_accepted",
        subject=_("Votre structure a changé de nom"),
        body=_("Bonjour {name},\n\nVotre structure s’appelle maintenant « {company} ». Les élèves voient ce nom."),
        why=_("Vous recevez ce message parce que vous êtes membre de {company}."),
        button=_("Voir votre structure"),
    )
)
NAME_REFUSED = declare(
    Notice(
        code="organisations.name_refused",
        subject=_("Votre nouveau nom n’est pas accepté"),
        body=_(
            "Bonjour {name},\n\nNous n’avons pas pu accepter le nom « {wanted} ». La raison : {reason}\n\nVotre structure garde son nom : {company}."
        ),
        why=_("Vous recevez ce message parce que vous êtes membre de {company}."),
        button=_("Voir votre structure"),
    )
)
JOINED = declare(
    Notice(
        code="organisations.joined",
        subject=_("{person} a rejoint {school}"),
        body=_(
            "Bonjour {name},\n\n{person} ({email}) a accepté l’invitation de l’établissement et y entre comme {role}. Ce n’est pas la bonne personne ? Retirez son accès depuis la page « Équipe »."
        ),
        why=_("Vous recevez ce message parce que vous dirigez {school}."),
        button=_("Ouvrir l’équipe"),
    )
)
OTHER_NAME = declare(
    Notice(
        code="organisations.other_name",
        subject=_("Un autre nom a répondu à votre invitation"),
        body=_(
            "Bonjour {name},\n\nVous attendiez {invited} à l’adresse {email}. La personne qui a ouvert le message dit s’appeler {person}. Elle n’a accès à rien pour l’instant. Si c’est bien la personne attendue, confirmez-le. Sinon, retirez l’invitation."
        ),
        why=_("Vous recevez ce message parce que vous répondez de {school}."),
        button=_("Confirmer ou retirer"),
    )
)
CONFIRMED = declare(
    Notice(
        code="organisations.confirmed",
        subject=_("Votre accès à {school} est ouvert"),
        body=_(
            "Bonjour {name},\n\nL’établissement a confirmé que c’est bien vous. Entrez avec votre e-mail : un code vous y attend."
        ),
        why=_("Vous recevez ce message parce que vous avez répondu à l’invitation de {school}."),
        button=_("Se connecter"),
        channels=(Channel.EMAIL,),
    )
)
