"""What a pupil is told of the preparation."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, declare

_WHY = _("Tu reçois ce message parce que tu as montré tes trois secteurs à ton professeur.")
SECTORS_GOOD = declare(
    Notice(
        code="preparation.sectors_good",
        subject=_("Tes trois secteurs sont validés"),
        body=_("Bonjour {name},\n\n{teacher} a lu tes trois secteurs et les a validés. Une porte de plus est ouverte."),
        why=_WHY,
        button=_("Voir ma préparation"),
    )
)
SECTORS_AGAIN = declare(
    Notice(
        code="preparation.sectors_again",
        subject=_("Tes trois secteurs sont à reprendre"),
        body=_(
            "Bonjour {name},\n\n{teacher} a lu tes trois secteurs et te dit ce que tu peux changer. Ton texte est gardé."
        ),
        why=_WHY,
        button=_("Lire et reprendre"),
    )
)
