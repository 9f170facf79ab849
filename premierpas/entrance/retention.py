"""What is asked before an event, and what its door saw: all of it goes thirty days after."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import Basis, Personal, Plain, Then, after, declared

_UNTIL = after(30, since="participant__event__over_at", label=_("30 jours après l’événement"))
_PUPIL = "participant__enrolment__pupil"

FIELDS = (
    Personal(
        model="entrance.Needs", what=_("ce qu’un inscrit mange, ce qu’il lui faut, et les photos"),
        fields=("diet", "access"), of=_PUPIL, purpose=_("accueillir chacun à un événement"), basis=Basis.CONSENT,
        until=_UNTIL, then=Then.DELETE,
    ),
    Personal(
        model="entrance.Consent", what=_("l’accord d’un parent pour un événement, et avec qui l’enfant repart"),
        fields=("by_name", "leaves_with"), of=_PUPIL, purpose=_("savoir qui peut venir, et comment chacun repart"),
        basis=Basis.CONSENT, until=_UNTIL, then=Then.DELETE,
    ),
    Plain(model="entrance.Consent", fields=("day", "also"), why="the days of the event"),
    Personal(
        model="entrance.Passage", what=_("qui est entré et sorti d’un événement, et quand"), fields=("at", "kind"),
        of=_PUPIL, purpose=_("savoir qui est à l’intérieur"), basis=Basis.INTEREST, until=_UNTIL, then=Then.DELETE,
    ),
)  # fmt: skip
declared.fill("entrance", FIELDS)
