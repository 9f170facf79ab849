"""What families, youth workers and pupils hear of a help."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

PROPOSED = declare(
    Notice(
        code="youth_work.proposed",  # its words come from `placements.languages`
        subject="{subject}",
        body="{both}",
        why="{why}",
        button="{button}",
        channels=(Channel.EMAIL, Channel.SMS),
        sms="{text}",
    )
)
BEGUN = declare(
    Notice(
        code="youth_work.begun",
        subject=_("La famille est d’accord : vous pouvez aider {pupil}"),
        body=_("Bonjour {name},\n\nLa famille de {pupil} a dit oui. Vous voyez maintenant où en est l’élève."),
        why=_("Vous recevez ce message parce que vous aidez des élèves avec votre association."),
        button=_("Voir l’élève"),
    )
)
HELPS = declare(
    Notice(
        code="youth_work.helps",
        subject=_("{worker} peut t’aider"),
        body=_(
            "{worker}, de l’association {association}, peut t’aider pour ton stage. Ta famille est d’accord. Tu peux lui montrer un texte, comme à un professeur. Tu n’en as pas envie ? Dis-le à un professeur."
        ),
        why=_("Tu reçois ce message parce que c’est ton stage."),
    )
)
ENDED = declare(
    Notice(
        code="youth_work.ended",
        subject=_("Vous n’aidez plus {pupil}"),
        body=_("Bonjour {name},\n\nVotre aide à {pupil} est terminée, et vous ne voyez plus sa page. Merci pour tout."),
        why=_("Vous recevez ce message parce que vous aidiez cet élève."),
    )
)
