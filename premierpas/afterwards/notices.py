"""What is told of the time after the week."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

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
