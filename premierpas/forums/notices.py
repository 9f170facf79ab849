"""What a forum writes to stands, speakers, pupils and whoever organises."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

LETTERS = "letters.companies"  # an invitation is a letter: whoever wants no more of those gets none

STAND_INVITED = declare(
    Notice(
        code="forums.stand_invited",
        subject=_("Un stand au forum des métiers, {day} ?"),
        body=_(
            "Bonjour {name},\n\nLe {day}, de {first} à {last}, des collégiens viennent au forum « {event} », {place}. Ils passent de stand en stand, en petits groupes, et posent leurs questions.\n\nAccepteriez-vous d’y tenir un stand ? Oui, peut-être ou non : une réponse suffit, sans compte."
        ),
        why=_("Vous recevez ce message parce que l’association aimerait vous inviter à son forum des métiers."),
        button=_("Répondre"),
        channels=(Channel.EMAIL,),
        scope=LETTERS,
    )
)
STAND_REMINDED = declare(
    Notice(
        code="forums.stand_reminded",
        subject=_("Forum des métiers, {day} : nous attendons votre réponse"),
        body=_(
            "Bonjour {name},\n\nNous vous avons invités à tenir un stand au forum « {event} », {day}. Un oui, un peut-être ou un non nous aide à préparer la salle."
        ),
        why=_("Vous recevez ce message parce que l’association vous a invités à son forum des métiers."),
        button=_("Répondre"),
        channels=(Channel.EMAIL,),
        scope=LETTERS,
    )
)
STAND_PAGE = declare(
    Notice(
        code="forums.stand_page",
        subject=_("Votre page du forum des métiers, {day}"),
        body=_(
            "Bonjour {name},\n\nVoici la page de votre stand au forum « {event} », {day}. Vous pouvez y changer votre réponse, dire qui vient et ce qu’il vous faut, et voir combien d’élèves passent à quelle heure."
        ),
        why=_("Vous recevez ce message parce que vous tenez un stand à ce forum, ou que vous y êtes invités."),
        button=_("Ouvrir la page"),
        channels=(Channel.EMAIL,),
    )
)
STAND_MOVED = declare(
    Notice(
        code="forums.stand_moved",
        subject=_("Le forum change : {event}"),
        body=_(
            "Bonjour {name},\n\nLe forum « {event} » a maintenant lieu le {day}, de {first} à {last}, {place}. Votre stand reste prévu. Si vous ne pouvez plus venir, dites-le sur votre page."
        ),
        why=_("Vous recevez ce message parce que vous tenez un stand à ce forum, ou que vous y êtes invités."),
        button=_("Voir ce qui change"),
        channels=(Channel.EMAIL,),
    )
)
STAND_CANCELLED = declare(
    Notice(
        code="forums.stand_cancelled",
        subject=_("Le forum est annulé : {event}"),
        body=_(
            "Bonjour {name},\n\nLe forum « {event} », prévu {day}, n’a pas lieu. Votre stand n’est plus attendu.\n\nPourquoi : {why}"
        ),
        why=_("Vous recevez ce message parce que vous tenez un stand à ce forum, ou que vous y êtes invités."),
        button=_("Voir l’événement"),
        channels=(Channel.EMAIL,),
    )
)
STAND_SAID = declare(
    Notice(
        code="forums.stand_said",
        subject=_("Forum : {stand} répond {answer}"),
        body=_("Bonjour {name},\n\n{stand} a répondu « {answer} » pour le forum « {event} », {day}."),
        why=_("Vous recevez ce message parce que vous organisez ce forum."),
        button=_("Ouvrir le stand"),
        channels=(Channel.APP,),
    )
)
SPEAKER_ASKED = declare(
    Notice(
        code="forums.speaker_asked",
        subject=_("Votre venue, {day} : votre page"),
        body=_(
            "Bonjour {name},\n\nLe {day}, à {first}, des élèves aimeraient vous rencontrer : « {event} », {place}. Sur votre page, dites si vous venez, relisez comment vous êtes présenté, et voyez le programme et comment venir. Sans compte."
        ),
        why=_("Vous recevez ce message parce que l’association vous invite à rencontrer des élèves."),
        button=_("Ouvrir ma page"),
        channels=(Channel.EMAIL,),
    )
)
SPEAKER_SAID = declare(
    Notice(
        code="forums.speaker_said",
        subject=_("{speaker} répond {answer}"),
        body=_("Bonjour {name},\n\n{speaker} a répondu « {answer} » pour « {event} », {day}."),
        why=_("Vous recevez ce message parce que vous organisez cet événement."),
        button=_("Voir les intervenants"),
        channels=(Channel.APP,),
    )
)
PUBLISHED = declare(
    Notice(
        code="forums.published",
        subject=_("Tes stands au forum des métiers"),
        body=_(
            "Bonjour {name},\n\nTu sais maintenant à quels stands tu vas au forum « {event} », {day}, à quelle heure, et pourquoi."
        ),
        why=_("Tu reçois ce message parce que tu es inscrit à ce forum."),
        button=_("Voir mes stands"),
    )
)
CHANGED = declare(
    Notice(
        code="forums.changed",
        subject=_("Un de tes stands a changé"),
        body=_("Bonjour {name},\n\nAu forum « {event} », {day}, un de tes stands a changé. Regarde où tu vas."),
        why=_("Tu reçois ce message parce que tu es inscrit à ce forum."),
        button=_("Voir mes stands"),
    )
)
