"""What the school tells itself about one pupil."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, declare

_WHY = _("Vous recevez ce message parce que vous suivez la classe de cet élève.")
DAYS_ALLOWED = declare(
    Notice(
        code="people.days_allowed",
        subject=_("Un élève de votre classe peut partir à d’autres dates"),
        body=_("Le chef d’établissement autorise {pupil} à partir en stage {week}. La raison : {reason}"),
        why=_WHY,
        button=_("Voir ses dates"),
    )
)
DAYS_WITHDRAWN = declare(
    Notice(
        code="people.days_withdrawn",
        subject=_("Un élève de votre classe repart avec la classe"),
        body=_("{pupil} n’est plus autorisé à partir en stage {week} : les semaines de la classe valent de nouveau."),
        why=_WHY,
        button=_("Voir ses dates"),
    )
)
