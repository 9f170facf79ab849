"""What is told of messages: that there is one, never what it says."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.organisations.capacities import COORDINATOR, HEAD_TEACHER, TEACHER
from premierpas.people.capacities import PUPIL, VOLUNTEER

_OF_PUPIL = Topic("threads.pupil", _("Les messages de tes adultes"), (PUPIL.name,))
_OF_ADULT = Topic(
    "threads.adult",
    _("Les messages des élèves"),
    (TEACHER.name, HEAD_TEACHER.name, COORDINATOR.name, VOLUNTEER.name),
)
_COORDINATES = _("Vous recevez ce message parce que vous coordonnez un territoire de l’association.")
NEW_FOR_PUPIL = declare(
    Notice(
        code="threads.new_for_pupil",
        subject=_("Un message t’attend"),
        body=_("Bonjour {name},\n\nUn adulte qui t’accompagne t’a écrit. Lis son message sur le site."),
        why=_("Tu reçois ce message parce qu’un adulte t’a écrit sur le site."),
        button=_("Lire le message"),
        topic=_OF_PUPIL,
    )
)
NEW_FOR_ADULT = declare(
    Notice(
        code="threads.new_for_adult",
        subject=_("Un message d’élève vous attend"),
        body=_("Bonjour {name},\n\nIl y a un nouveau message dans l’un de vos fils. Lisez-le et répondez sur le site."),
        why=_("Vous recevez ce message parce que vous échangez avec un élève sur le site."),
        button=_("Lire le message"),
        topic=_OF_ADULT,
    )
)
JUDGED = declare(
    Notice(
        code="threads.judged",
        subject=_("Un message n’a pas été transmis"),
        body=_(
            "Bonjour {name},\n\nLa coordination a relu un message et ne l’a pas transmis. L’explication est sur le site."
        ),
        why=_("Vous recevez ce message parce que vous avez écrit dans un fil."),
        why_to_minor=_("Tu reçois ce message parce que tu as écrit dans un fil."),
        button=_("Lire pourquoi"),
    )
)
HELD_MESSAGE = declare(
    Notice(
        code="threads.held",
        subject=_("Un message attend votre relecture"),
        body=_(
            "Bonjour {name},\n\nUn message entre un élève et un adulte contient peut-être des coordonnées, un lien ou un rendez-vous. Il attend d’être relu, au plus tard demain."
        ),
        why=_COORDINATES,
        button=_("Relire"),
    )
)
HELD_TOO_LONG = declare(
    Notice(
        code="threads.held_too_long",
        subject=_("Un message attend depuis un jour"),
        body=_(
            "Bonjour {name},\n\nUn message entre un élève et un adulte attend d’être relu depuis plus d’un jour. Vous pouvez le relire aussi."
        ),
        why=_COORDINATES,
        button=_("Relire"),
    )
)
