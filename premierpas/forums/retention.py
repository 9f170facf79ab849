"""What is kept of stands, of speakers' needs, and of what pupils wished for."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, after, declared

_PURPOSE = _("organiser un forum : qui tient un stand, qui va où")
_YEAR = after(365, since="event__over_at", label=_("12 mois après l’événement"))
_OF_PUPIL = "participant__enrolment__pupil"

FIELDS = (
    Personal(
        model="forums.Stand", what=_("les personnes d’un stand : e-mail, qui vient, ce qu’il leur faut"),
        fields=("people", "email", "needs_more", "about"), purpose=_PURPOSE, basis=Basis.CONSENT, until=_YEAR,
        then=Then.BLANK,
    ),
    Plain(
        model="forums.Stand", fields=("name", "trades", "needs"),
        why="an organisation's name, the trades it shows, choices out of a list",
    ),
    Personal(
        model="forums.SpeakerPage", what=_("ce qu’il faut à une personne qui parle à un événement"),
        fields=("needs",), purpose=_PURPOSE, basis=Basis.CONSENT,
        until=after(365, since="speaker__event__over_at", label=_("12 mois après l’événement")), then=Then.DELETE,
    ),
    Personal(
        model="forums.Wish", what=_("les stands qu’un élève aimerait voir"), fields=("rank",), of=_OF_PUPIL,
        purpose=_PURPOSE, basis=Basis.MISSION, until=WITH_PUPIL_FILE, then=Then.DELETE,
    ),
    Personal(
        model="forums.Assignment", what=_("les stands où va un élève, et pourquoi"), fields=("rank", "passed"),
        of=_OF_PUPIL, purpose=_PURPOSE, basis=Basis.MISSION, until=WITH_PUPIL_FILE, then=Then.DELETE,
    ),
    Plain(model="forums.Forum", fields=("seed",), why="decides between equals, and is told"),
)  # fmt: skip
declared.fill("forums", FIELDS)
