from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Topic, declare
from premierpas.organisations.capacities import TEACHER

_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)
_PUPIL = _("Tu reçois ce message parce que quelqu’un t’accompagne cette année.")
_MENTOR = _("Vous recevez ce message parce que vous accompagnez un élève.")
_LEAD = _("Vous recevez ce message parce que vous répondez d’un binôme.")

PROPOSED = declare(
    Notice(
        code="meetings.proposed",
        subject=_("Un rendez-vous avec {mentor}"),
        body=_(
            "Bonjour {name},\n\n{mentor} te propose un rendez-vous le {day} à {hour}, {way}.\n\nTu ne peux pas venir ? Dis-le ici, c’est tout."
        ),
        why=_PUPIL,
        button=_("Voir le rendez-vous"),
        sms=_("{mentor} te propose un rendez-vous le {day} à {hour}."),
        channels=_ALL,
    )
)
BOOKED_FOR_YOU = declare(
    Notice(
        code="meetings.booked_for_you",
        subject=_("Un rendez-vous avec {mentor}"),
        body=_(
            "Bonjour {name},\n\nUn adulte qui te suit a réservé pour toi un rendez-vous avec {mentor} le {day} à {hour}, {way}.\n\nTu ne peux pas venir ? Dis-le ici, c’est tout."
        ),
        why=_PUPIL,
        button=_("Voir le rendez-vous"),
        sms=_("Tu as rendez-vous avec {mentor} le {day} à {hour}."),
        channels=_ALL,
    )
)
BOOKED = declare(
    Notice(
        code="meetings.booked",
        subject=_("Un créneau est pris : {day} à {hour}"),
        body=_("Bonjour {name},\n\nVotre créneau du {day} à {hour} est pris."),
        why=_MENTOR,
        button=_("Voir le rendez-vous"),
    )
)
EXCUSED = declare(
    Notice(
        code="meetings.excused",
        subject=_("Quelqu’un ne pourra pas venir le {day}"),
        body=_("Bonjour {name},\n\nQuelqu’un ne pourra pas venir à votre rendez-vous du {day} à {hour}."),
        why=_MENTOR,
        button=_("Voir le rendez-vous"),
        sms=_("Quelqu’un ne pourra pas venir à votre rendez-vous du {day} à {hour}."),
        channels=_ALL,
    )
)
EXCUSED_SOON = declare(
    Notice(
        code="meetings.excused_soon",
        subject=EXCUSED.subject,
        body=EXCUSED.body,
        why=EXCUSED.why,
        button=EXCUSED.button,
        sms=EXCUSED.sms,
        channels=_ALL,
        urgent=True,
    )
)
MOVED = declare(
    Notice(
        code="meetings.moved",
        subject=_("Ton rendez-vous est déplacé au {day}"),
        body=_("Bonjour {name},\n\nTon rendez-vous avec {mentor} est maintenant le {day} à {hour}, {way}."),
        why=_PUPIL,
        button=_("Voir le rendez-vous"),
        sms=_("Ton rendez-vous avec {mentor} est maintenant le {day} à {hour}."),
        channels=_ALL,
    )
)
CANCELLED = declare(
    Notice(
        code="meetings.cancelled",
        subject=_("Ton rendez-vous du {day} est annulé"),
        body=_("Bonjour {name},\n\nTon rendez-vous avec {mentor} du {day} à {hour} n’a pas lieu."),
        why=_PUPIL,
        button=_("Voir la suite"),
        sms=_("Ton rendez-vous avec {mentor} du {day} à {hour} n’a pas lieu."),
        channels=_ALL,
    )
)
# For adults; the same within two days goes to their telephone too, by `urgent`, which is never said to a minor.
MOVED_FOR_YOU = declare(
    Notice(
        code="meetings.moved_for_you",
        subject=_("Votre rendez-vous est déplacé au {day}"),
        body=_(
            "Bonjour {name},\n\nVotre rendez-vous est maintenant le {day} à {hour}, {way}. C’est {by} qui l’a déplacé."
        ),
        why=_MENTOR,
        button=_("Voir le rendez-vous"),
        sms=_("Votre rendez-vous est maintenant le {day} à {hour}."),
        channels=_ALL,
    )
)
MOVED_FOR_YOU_SOON = declare(
    Notice(
        code="meetings.moved_for_you_soon",
        subject=MOVED_FOR_YOU.subject,
        body=MOVED_FOR_YOU.body,
        why=MOVED_FOR_YOU.why,
        button=MOVED_FOR_YOU.button,
        sms=MOVED_FOR_YOU.sms,
        channels=_ALL,
        urgent=True,
    )
)
CANCELLED_FOR_YOU = declare(
    Notice(
        code="meetings.cancelled_for_you",
        subject=_("Votre rendez-vous du {day} est annulé"),
        body=_("Bonjour {name},\n\nVotre rendez-vous du {day} à {hour} n’a pas lieu. C’est {by} qui l’a annulé."),
        why=_MENTOR,
        button=_("Voir vos rendez-vous"),
        sms=_("Votre rendez-vous du {day} à {hour} n’a pas lieu."),
        channels=_ALL,
    )
)
CANCELLED_FOR_YOU_SOON = declare(
    Notice(
        code="meetings.cancelled_for_you_soon",
        subject=CANCELLED_FOR_YOU.subject,
        body=CANCELLED_FOR_YOU.body,
        why=CANCELLED_FOR_YOU.why,
        button=CANCELLED_FOR_YOU.button,
        sms=CANCELLED_FOR_YOU.sms,
        channels=_ALL,
        urgent=True,
    )
)
READ_AT_ONCE = declare(
    Notice(
        code="meetings.read_at_once",
        subject=_("À lire tout de suite : un compte rendu"),
        body=_("Bonjour {name},\n\n{by} vous demande de lire maintenant un mot réservé à l’équipe."),
        why=_LEAD,
        button=_("Lire"),
        sms=_("{by} vous demande de lire maintenant un mot sur un rendez-vous."),
        channels=_ALL,
        urgent=True,
    )
)
ASKED = declare(
    Notice(
        code="meetings.asked",
        subject=_("Une question sur votre rendez-vous du {day}"),
        body=_("Bonjour {name},\n\n{by} vous pose une question sur votre rendez-vous du {day}."),
        why=_MENTOR,
        button=_("Répondre"),
    )
)
ANSWERED = declare(
    Notice(
        code="meetings.answered",
        subject=_("Une réponse à votre question"),
        body=_("Bonjour {name},\n\n{by} a répondu à votre question sur un rendez-vous."),
        why=_LEAD,
        button=_("Lire la réponse"),
    )
)
SOON = declare(
    Notice(
        code="meetings.soon",
        subject=_("Rendez-vous avec {mentor} le {day}"),
        body=_("Bonjour {name},\n\nTu as rendez-vous avec {mentor} le {day} à {hour}, {way}."),
        why=_PUPIL,
        button=_("Voir le rendez-vous"),
        sms=_("Tu as rendez-vous avec {mentor} le {day} à {hour}."),
        channels=_ALL,
    )
)
LATE_NOTE = declare(
    Notice(
        code="meetings.late_note",
        subject=_("Comment s’est passé votre rendez-vous du {day} ?"),
        body=_("Bonjour {name},\n\nIl manque le compte rendu de votre rendez-vous du {day}. Une minute suffit."),
        why=_MENTOR,
        button=_("Écrire la note"),
    )
)
WEEK_OF_PAIRS = declare(
    Notice(
        code="meetings.week_of_pairs",
        subject=_("La semaine de vos binômes"),
        body=_("Bonjour {name},\n\nCette semaine, chez les élèves dont vous répondez :\n\n{what}"),
        why=_LEAD,
        button=_("Voir les rendez-vous"),
        channels=(Channel.EMAIL, Channel.APP),
    )
)
SHARED_THIS_WEEK = declare(
    Notice(
        code="meetings.shared_this_week",
        subject=_("Des comptes rendus de rendez-vous à lire"),
        body=_("Bonjour {name},\n\nCette semaine, sur les élèves de vos classes : {what}."),
        why=_(
            "Vous recevez ce message, une fois par semaine au plus, parce que des élèves de vos classes sont accompagnés."
        ),
        button=_("Lire"),
        channels=(Channel.EMAIL, Channel.APP),
        topic=Topic("meetings.shared", _("Les comptes rendus de rendez-vous de mes élèves"), (TEACHER.name,)),
    )
)
