"""What the week tells: a page for the host, an evaluation that has come."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.people.capacities import PUPIL

_AFTER = Topic("week.after", _("Le bilan et les photos du stage"), (PUPIL.name,))
_HOST = _("Vous recevez ce message parce que vous accueillez un élève en stage.")
HOST_PAGE = declare(
    Notice(
        code="week.host_page",
        subject=_("Un mot pour l’élève que vous accueillez"),
        body=_("{pupil} est chez vous {week}. Dites si les photos sont permises, et laissez un mot quand vous voulez."),
        why=_HOST,
        button=_("Ouvrir la page"),
        channels=(Channel.EMAIL, Channel.SMS),
        sms=_("Photos permises ou non, un mot pour l’élève que vous accueillez :"),
    )
)
EVALUATE = declare(
    Notice(
        code="week.evaluate",
        subject=_("Deux minutes pour le bilan de la semaine"),
        body=_(
            "La semaine de {pupil} chez vous se termine. Cochez quelques réponses : l’élève et son collège les lisent."
        ),
        why=_HOST,
        button=_("Faire le bilan"),
        channels=(Channel.EMAIL, Channel.SMS),
        sms=_("La semaine de votre élève se termine. Le bilan prend deux minutes :"),
    )
)
PHOTOS_DELETED = declare(
    Notice(
        code="week.photos_deleted",
        subject=_("Tes photos de stage sont effacées"),
        body=_(
            "{host} ne veut plus de photos de sa maison. C’est son droit : celles que tu avais gardées sont effacées."
        ),
        why=_("Tu reçois ce message parce que tu es en stage."),
        button=_("Voir ma semaine"),
        topic=_AFTER,
    )
)
EVALUATED_PUPIL = declare(
    Notice(
        code="week.evaluated_pupil",
        subject=_("Ton bilan de stage est arrivé"),
        body=_("{host} a dit ce qu’il pense de ta semaine."),
        why=_("Tu reçois ce message parce que tu as fait un stage."),
        button=_("Lire mon bilan"),
        topic=_AFTER,
    )
)
EVALUATED_SCHOOL = declare(
    Notice(
        code="week.evaluated_school",
        subject=_("Un bilan de stage est arrivé"),
        body=_("{host} a évalué la semaine de {pupil}."),
        why=_("Vous recevez ce message parce que vous suivez la classe {classroom}."),
        button=_("Lire le bilan"),
        channels=(Channel.APP,),
    )
)
