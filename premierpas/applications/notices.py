"""What applications tell, to whom. No e-mail subject holds a pupil's name."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.organisations.capacities import COMPANY
from premierpas.people.capacities import PUPIL

_TEAM = _("Vous recevez ce message parce que vous êtes dans l’équipe de l’offre « {offer} ».")
_MINE = _("Tu reçois ce message parce que tu as envoyé cette candidature.")
_TEACHER = _("Vous recevez ce message parce que vous suivez la classe {classroom}.")
_SMS_TOO = (Channel.APP, Channel.EMAIL, Channel.SMS)

_NEWS = Topic("applications.news", _("Les candidatures qui avancent, sans rien à faire"), (PUPIL.name, COMPANY.name))


def _declare(code: str, subject: object, body: object, why: object, button: object = "", **more: object) -> Notice:
    return declare(Notice(code=f"applications.{code}", subject=subject, body=body, why=why, button=button, **more))  # type: ignore[arg-type]


RECEIVED = _declare(
    "received",
    _("Un élève demande à venir : {offer}"),
    _("{pupil} aimerait venir {week}. Lisez sa lettre et répondez avant le {due}, sans créer de compte."),
    _TEAM,
    _("Lire et répondre"),
)
REMINDER = _declare(
    "reminder",
    _("Un élève attend votre réponse : {offer}"),
    _("{pupil} aimerait venir {week}. Sans réponse avant le {due}, sa demande s’arrête."),
    _TEAM,
    _("Répondre"),
)
MORE_TIME_GIVEN = _declare(
    "more_time_given",
    _("Vous avez plus de temps : {offer}"),
    _("Vous pouvez répondre à {pupil} jusqu’au {due}. L’élève le sait."),
    _TEAM,
    _("Lire et répondre"),
)
YES_RECORDED = _declare(
    "yes_recorded",
    _("Votre oui est bien parti : {offer}"),
    _("Une place est réservée {week}. L’élève confirme avant le {due} : son nom vous est donné ce jour-là."),
    _TEAM,
    _("Voir la candidature"),
    topic=_NEWS,
)
TAKEN = _declare(
    "taken",
    _("La place est confirmée : {offer}"),
    _(
        "L’élève que vous accueillez {week} a confirmé sa place. Connectez-vous pour savoir qui viendra. La convention suit."
    ),
    _TEAM,
    _("Voir la candidature"),
)
RELEASED = _declare(
    "released",
    _("Une demande s’arrête : {offer}"),
    _("{pupil} ne viendra pas {week} : {cause}. Vous n’avez rien à faire, la place est libre pour un autre élève."),
    _TEAM,
    _("Voir vos candidatures"),
    topic=_NEWS,
)
UNANSWERED = _declare(
    "unanswered",
    _("Une demande s’est arrêtée sans réponse : {offer}"),
    _("{pupil} cherche ailleurs. Vous pouvez encore dire oui si sa semaine et une place sont libres."),
    _TEAM,
    _("Voir la candidature"),
)
SENT = _declare(
    "sent",
    _("Ta candidature est partie"),
    _("{host} la lit et te répond avant le {due}."),
    _MINE,
    _("Voir ma candidature"),
    topic=_NEWS,
)
WAIT_LONGER = _declare(
    "wait_longer",
    _("Ta candidature intéresse, il faut un peu plus de temps"),
    _("{host} réfléchit encore. Réponse avant le {due}. Tu peux envoyer d’autres candidatures."),
    _MINE,
    _("Voir ma candidature"),
    topic=_NEWS,
)
ACCEPTED = _declare(
    "accepted",
    _("Bonne nouvelle : c’est oui !"),
    _("{host} t’accueille {week}. Confirme ta place avant le {due}."),
    _MINE,
    _("Confirmer ma place"),
    channels=_SMS_TOO,
    sms=_("C’est oui ! {host} t’accueille {week}. Confirme avant le {due} :"),
)
REFUSED = _declare(
    "refused",
    _("Pas cette fois"),
    _("{host} ne peut pas t’accueillir {week}. « {words} » D’autres offres t’attendent."),
    _MINE,
    _("Voir la réponse"),
)
NO_ANSWER = _declare(
    "no_answer",
    _("Une entreprise n’a pas répondu à temps"),
    _("{host} n’a pas répondu. Ce n’est pas ta faute. Envoie ta candidature ailleurs : ta lettre est prête."),
    _MINE,
    _("Voir ma candidature"),
)
CONFIRM_SOON = _declare(
    "confirm_soon",
    _("Confirme ta place"),
    _("{host} te garde une place {week}. Elle t’attend jusqu’au {due}."),
    _MINE,
    _("Confirmer ma place"),
    channels=_SMS_TOO,
    sms=_("{host} te garde une place {week}, jusqu’au {due}. Confirme ici :"),
)
PLACE_LOST = _declare(
    "place_lost",
    _("Ta place n’est plus réservée"),
    _("Tu n’as pas confirmé à temps. Parles-en à ton professeur : {host} peut encore redire oui."),
    _MINE,
    _("Voir ma candidature"),
)
CONFIRMED = _declare(
    "confirmed",
    _("Ta place est confirmée"),
    _("Tu vas chez {host} {week}. Bravo ! Tes autres demandes pour ces jours s’arrêtent toutes seules."),
    _MINE,
    _("Voir ma place"),
)
CANCELLED = _declare(
    "cancelled",
    _("Une candidature est annulée"),
    _("Ta candidature chez {host} {week} est annulée : {cause}. Nous t’aidons à en trouver une autre."),
    _MINE,
    _("Voir ma candidature"),
    channels=_SMS_TOO,
    sms=_("Ta place chez {host} {week} est annulée. Parles-en à ton professeur :"),
)
UNCONFIRMED = _declare(
    "unconfirmed",
    _("Un élève n’a pas encore confirmé sa place"),
    _("{full_name} ({classroom}) a un oui de {host} {week}. Il faut confirmer avant le {due}. Rappelez-le-lui."),
    _TEACHER,
    _("Voir la candidature"),
)
PLACE_CANCELLED = _declare(
    "place_cancelled",
    _("Une place confirmée est annulée"),
    _("{full_name} ({classroom}) n’a plus de place chez {host} {week} : {cause}."),
    _TEACHER,
    _("Voir la candidature"),
)
TAKEN_BACK = _declare(
    "taken_back",
    _("Une structure a repris deux places en une semaine"),
    _("« {host} » a dit oui à deux élèves, puis a repris sa parole (« {cause} »). Appelez-la avant le prochain oui."),
    _("Vous recevez ce message parce que vous coordonnez le territoire de cette structure."),
    _("Voir la structure"),
)
