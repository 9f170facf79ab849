from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

LOGIN_CODE = declare(
    Notice(
        code="accounts.login_code",
        subject=_("Votre code de connexion"),
        body=_(
            "Bonjour,\n\nVotre code de connexion est : {code}\n\nIl sert une fois, pendant un quart d’heure. Personne de l’association ne vous le demandera."
        ),
        why=_(
            "Vous recevez ce message parce que cette adresse a été saisie sur la page de connexion. Si ce n’est pas vous, ne faites rien."
        ),
        channels=(Channel.EMAIL,),
        urgent=True,
        secrets=("code",),
    )
)
UNKNOWN_ADDRESS = declare(
    Notice(
        code="accounts.unknown_address",
        subject=_("Votre demande de connexion"),
        body=_(
            "Bonjour,\n\nQuelqu’un a voulu se connecter avec cette adresse, mais aucun compte ne la connaît. Avez-vous une autre adresse ? Les professeurs entrent par une invitation de leur établissement ; les structures s’inscrivent sur le site."
        ),
        why=_(
            "Vous recevez ce message parce que cette adresse a été saisie sur la page de connexion. Si ce n’est pas vous, ne faites rien."
        ),
        channels=(Channel.EMAIL,),
        urgent=True,
    )
)
NEW_DEVICE = declare(
    Notice(
        code="accounts.new_device",
        subject=_("Une connexion depuis un nouvel appareil"),
        body=_(
            "Bonjour {name},\n\nQuelqu’un s’est connecté à votre compte le {day} à {time}, depuis un appareil jamais vu ({device}). Si c’est vous, ne faites rien. Sinon, ouvrez votre compte, déconnectez les autres appareils et appelez-nous tout de suite : {help}."
        ),
        why=_("Vous recevez ce message parce que votre compte signe pour d’autres ou voit des élèves."),
        button=_("Voir mes appareils"),
        channels=(Channel.APP, Channel.EMAIL, Channel.SMS),
        urgent=True,
        sms=_(
            "Connexion à votre compte depuis un nouvel appareil ({device}, {time}). Ce n’est pas vous ? Appelez le {help} :"
        ),
    )
)
CONFIRM_FORMER_ADDRESS = declare(
    Notice(
        code="accounts.confirm_former_address",
        subject=_("Votre adresse va changer : le code de votre adresse actuelle"),
        body=_(
            "Bonjour {name},\n\nVous demandez à remplacer cette adresse par {new}. Le code de l’adresse actuelle est : {code}\n\nIl sert une fois, pendant un jour. Ce n’est pas vous ? Ne donnez ce code à personne et appelez-nous : {help}. Sans lui, rien ne change."
        ),
        why=_("Vous recevez ce message parce que votre compte a cette adresse."),
        button=_("Saisir les deux codes"),
        channels=(Channel.EMAIL,),
        urgent=True,
        secrets=("code",),
    )
)
CONFIRM_NEW_ADDRESS = declare(
    Notice(
        code="accounts.confirm_new_address",
        subject=_("Votre adresse va changer : le code de votre nouvelle adresse"),
        body=_(
            "Bonjour {name},\n\nVous demandez à utiliser cette adresse pour vous connecter. Le code de la nouvelle adresse est : {code}\n\nIl sert une fois, pendant un jour. L’ancienne adresse a reçu un autre code : il faut les deux."
        ),
        why=_(
            "Vous recevez ce message parce que cette adresse a été saisie sur la page d’un compte. Si ce n’est pas vous, ne faites rien."
        ),
        button=_("Saisir les deux codes"),
        channels=(Channel.EMAIL,),
        urgent=True,
        secrets=("code",),
    )
)
ADDRESS_TAKEN = declare(
    Notice(
        code="accounts.address_taken",
        subject=_("Cette adresse a déjà un compte"),
        body=_(
            "Bonjour,\n\nQuelqu’un a voulu donner cette adresse à son compte. Elle en a déjà un : elle ne peut pas en avoir deux. Si c’est vous, connectez-vous avec cette adresse, ou appelez-nous."
        ),
        why=_(
            "Vous recevez ce message parce que cette adresse a été saisie sur la page d’un compte. Si ce n’est pas vous, ne faites rien."
        ),
        channels=(Channel.EMAIL,),
        urgent=True,
    )
)
EMAIL_CHANGED = declare(
    Notice(
        code="accounts.email_changed",
        subject=_("Votre adresse a changé"),
        body=_(
            "Bonjour {name},\n\nVotre compte s’ouvre maintenant avec {new}. L’ancienne adresse n’ouvre plus rien. Ce n’est pas vous ? Appelez-nous tout de suite : {help}."
        ),
        why=_("Vous recevez ce message parce que votre compte a, ou avait, cette adresse."),
        urgent=True,
    )
)
