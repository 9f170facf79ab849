"""What is told of the time after the week."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.people.capacities import PUPIL

_AFTER = Topic("afterwards.news", _("Ce qui vient après le stage"), (PUPIL.name,))
_WAITED = _("Tu reçois ce message parce que tu as demandé une recommandation.")
REVIEW_READY = declare(
    Notice(
        code="afterwards.review_ready",
        subject=_("Le bilan de ton année est prêt"),
        body=_("Bonjour {name},\n\nOn t’a écrit ce qui a grandi cette année, et un mot pour la suite."),
        why=_("Tu reçois ce message parce que ton année scolaire se termine."),
        button=_("Lire mon bilan"),
    )
)
FOLLOW_UP = declare(
    Notice(
        code="afterwards.follow_up",
        subject=_("Que deviens-tu ? Cinq questions"),
        body=_(
            "Bonjour {name},\n\nTu as fait ton stage de 3e avec nous, et tu nous as laissé ton adresse. Cinq questions, "
            "une minute, sans compte : tes réponses aident les prochains élèves.\n\nTu n’en veux plus ? La même page "
            "arrête tout, en une fois."
        ),
        why=_("Tu reçois ce message, trois fois en trois ans, parce que tu as laissé ton adresse après ton stage."),
        button=_("Répondre"),
        channels=(Channel.EMAIL,),
    )
)
REFERENCE_ASKED = declare(
    Notice(
        code="afterwards.reference_asked",
        subject=_("Un mot pour l’élève que vous avez accueilli"),
        body=_(
            "Bonjour {name},\n\n{pupil} a fait son stage chez vous et vous demande un mot de recommandation : trois "
            "questions, deux phrases, avant le {day}. Pas besoin de compte. Vous pouvez aussi dire non, sans raison."
        ),
        why=_("Vous recevez ce message, une seule fois, parce que vous avez accueilli un élève en stage."),
        button=_("Écrire un mot"),
        channels=(Channel.EMAIL, Channel.SMS),
        sms=_("L’élève que vous avez accueilli vous demande un mot de recommandation :"),
    )
)
REFERENCE_GIVEN = declare(
    Notice(
        code="afterwards.reference_given",
        subject=_("Ta recommandation est arrivée"),
        body=_("Bonjour {name},\n\n{host} a écrit un mot pour toi. Garde-le : il servira."),
        why=_WAITED,
        button=_("Lire ma recommandation"),
        topic=_AFTER,
    )
)
REFERENCE_DECLINED = declare(
    Notice(
        code="afterwards.reference_declined",
        subject=_("Ta demande de recommandation"),
        body=_(
            "Bonjour {name},\n\n{host} n’écrit pas de mot cette fois. Cela arrive souvent, et cela ne dit rien de toi : "
            "ton attestation et ton bilan restent à toi."
        ),
        why=_WAITED,
        button=_("Voir ma semaine"),
        topic=_AFTER,
    )
)
REFERENCE_EXPIRED = declare(
    Notice(
        code="afterwards.reference_expired",
        subject=_("Ta demande de recommandation : pas de réponse"),
        body=_(
            "Bonjour {name},\n\n{host} n’a pas répondu en trois semaines. N’attends plus : un message oublié, cela arrive. "
            "Ton professeur peut appeler avec toi si ce mot compte beaucoup."
        ),
        why=_WAITED,
        button=_("Voir ma semaine"),
        topic=_AFTER,
    )
)
_TOLD = _("Tu reçois ce message parce que tu as écrit pour les prochains élèves.")
TALE_READ = declare(
    Notice(
        code="afterwards.tale_read",
        subject=_("Ton texte est lu par les élèves de ton collège"),
        body=_("Bonjour {name},\n\nMerci : ton texte est en ligne pour ton collège. Tu peux le retirer quand tu veux."),
        why=_TOLD,
        button=_("Voir mon texte"),
        topic=_AFTER,
    )
)
TALE_BACK = declare(
    Notice(
        code="afterwards.tale_back",
        subject=_("Ton texte est à reprendre"),
        body=_("Bonjour {name},\n\nL’association a relu ton texte : {reason}"),
        why=_TOLD,
        button=_("Reprendre mon texte"),
        topic=_AFTER,
    )
)
