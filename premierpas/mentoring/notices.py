"""What a pair tells to whom. No e-mail subject holds a pupil's name; a family's words come in its language."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)
_MINE = _("Tu reçois ce message parce que l’association t’accompagne dans tes recherches.")
_TEAM = _("Vous recevez ce message parce que vous êtes de l’équipe qui accompagne cet élève.")

# The family's: everything comes from `placements.languages`.
FAMILY = declare(
    Notice(
        code="mentoring.family",
        subject="{subject}",
        body="{both}",
        why="{why}",
        button="{button}",
        channels=(Channel.EMAIL, Channel.SMS),
        sms="{text}",
    )
)
PAIRED_PUPIL = declare(
    Notice(
        code="mentoring.paired_pupil",
        subject=_("Quelqu’un peut t’accompagner"),
        body=_(
            "Bonjour {name},\n\n{mentor}, bénévole de l’association, peut t’accompagner à partir du {day}. Tu peux dire oui ou non : c’est toi qui choisis, sans dire pourquoi."
        ),
        why=_MINE,
        button=_("Voir et répondre"),
        channels=_ALL,
        sms=_("{mentor}, bénévole, peut t’accompagner à partir du {day}. Dis oui ou non ici :"),
    )
)
PAIRED_MENTOR = declare(
    Notice(
        code="mentoring.paired_mentor",
        subject=_("Un élève vous est confié"),
        body=_(
            "Bonjour {name},\n\nÀ partir du {day}, vous accompagnez {pupil}. L’élève et sa famille sont prévenus et peuvent dire non. Avec vous : {lead}."
        ),
        why=_TEAM,
        button=_("Voir mes élèves"),
    )
)
LEADING = declare(
    Notice(
        code="mentoring.leading",
        subject=_("Vous répondez d’un binôme"),
        body=_("Bonjour {name},\n\nVous répondez maintenant du binôme de {pupil} et de {mentor}."),
        why=_TEAM,
        button=_("Ouvrir le binôme"),
    )
)
REFUSED = declare(
    Notice(
        code="mentoring.refused",
        subject=_("Un binôme s’arrête : c’est non"),
        body=_(
            "Bonjour {name},\n\n{who} a dit non. {mentor} ne voit plus {pupil}, et personne n’est proposé tant que ce non n’est pas repris."
        ),
        why=_TEAM,
        button=_("Ouvrir le binôme"),
    )
)
ENDED_MENTOR = declare(
    Notice(
        code="mentoring.ended_mentor",
        subject=_("Un accompagnement est fini"),
        body=_("Bonjour {name},\n\nVous n’accompagnez plus {pupil} : {why_ended}. Merci pour ce que vous avez donné."),
        why=_TEAM,
    )
)
ENDED_PUPIL = declare(
    Notice(
        code="mentoring.ended_pupil",
        subject=_("Tu changes d’accompagnement"),
        body=_(
            "Bonjour {name},\n\n{mentor} ne t’accompagne plus. L’association cherche quelqu’un d’autre pour toi, et te prévient avant."
        ),
        why=_MINE,
    )
)
REPLACED_PUPIL = declare(
    Notice(
        code="mentoring.replaced_pupil",
        subject=_("Quelqu’un d’autre t’accompagne quelques jours"),
        body=_(
            "Bonjour {name},\n\nDu {first} au {last}, {stand_in} t’accompagne à la place de {mentor}. Tu ne veux pas ? Dis-le, cela suffit."
        ),
        why=_MINE,
        button=_("Voir qui t’accompagne"),
        channels=_ALL,
        sms=_("Du {first} au {last}, {stand_in} t’accompagne à la place de {mentor} :"),
    )
)
STANDS_IN = declare(
    Notice(
        code="mentoring.stands_in",
        subject=_("Vous remplacez quelqu’un quelques jours"),
        body=_(
            "Bonjour {name},\n\nDu {first} au {last}, vous accompagnez {pupil} à la place de {mentor}. Ensuite, vous ne verrez plus cet élève ici."
        ),
        why=_TEAM,
        button=_("Voir mes élèves"),
    )
)
