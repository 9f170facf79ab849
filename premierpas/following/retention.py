"""Where each pupil stands: computed from facts, and gone with the file."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

_HELPING = _("voir à temps quel élève a besoin d’aide")

FIELDS = (
    Personal(
        model="following.Standing",
        what=_("où en est l’élève"),
        fields=("place",),
        of="enrolment__pupil",
        purpose=_HELPING,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Personal(
        model="following.RiskOf",
        what=_("pourquoi un élève a besoin d’aide"),
        fields=("data",),
        of="standing__enrolment__pupil",
        purpose=_HELPING,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Plain(
        model="following.Standing",
        fields=("due", "next_due", "first_day", "last_day", "confirm_due"),
        why="dates of the process",
    ),
    Personal(
        model="following.Nudge",
        what=_("les rappels et les offres qu’un adulte envoie à un élève"),
        fields=("step",),
        of="enrolment__pupil",
        purpose=_HELPING,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Plain(model="following.Nudge", fields=("day",), why="a date of the process"),
    Plain(model="following.RiskOf", fields=("since",), why="a date of the process"),
    Plain(model="following.ClassPace", fields=("last_action", "day"), why="what is usual in a class"),
)
declared.fill("following", FIELDS)
