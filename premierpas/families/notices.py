"""What the family's page tells: the family in its language, the school in its own."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

# Everything comes from `languages`.
PAGE = declare(
    Notice(
        code="families.page",
        subject="{subject}",
        body="{both}",
        why="{why}",
        button="{button}",
        channels=(Channel.EMAIL, Channel.SMS),
        sms="{text}",
    )
)
DECIDED = declare(
    Notice(
        code="families.decided",
        subject=_("Une famille a pris une décision"),
        body=_(
            "{who}, responsable légal de {pupil} ({classroom}), dit {answer} à : {matter}. Cela compte tout de suite."
        ),
        why=_("Vous recevez ce message parce que vous suivez la classe {classroom}."),
        button=_("Voir l’élève"),
    )
)
