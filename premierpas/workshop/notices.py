"""What the workshop tells: a text to read, a text that was read."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.organisations.capacities import TEACHER
from premierpas.people.capacities import PUPIL, VOLUNTEER

_REVIEWS = Topic("workshop.reviews", _("Les relectures de textes"), (PUPIL.name, TEACHER.name, VOLUNTEER.name))
REVIEW_ASKED = declare(
    Notice(
        code="workshop.review_asked",
        subject=_("Un élève vous demande de relire un texte"),
        body=_("{pupil} vous montre : {title}. Lisez, puis dites en une phrase ce qui marche et ce qui manque."),
        why=_("Vous recevez ce message parce que cet élève vous a choisi pour le relire."),
        button=_("Lire le texte"),
        topic=_REVIEWS,
    )
)
REVIEW_ANSWERED = declare(
    Notice(
        code="workshop.review_answered",
        subject=_("Ton texte est relu"),
        body=_("{reader} a relu : {title}. C’est toujours toi qui écris : prends ce qui t’aide."),
        why=_("Tu reçois ce message parce que tu as demandé une lecture."),
        button=_("Voir les remarques"),
        topic=_REVIEWS,
    )
)
