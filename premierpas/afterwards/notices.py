"""What is told of the time after the week."""

from django.utils.translation import gettext_lazy as _

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
