"""What is kept of what pupils said of an event, and of what was shared after it."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, after, declared

_PURPOSE = _("savoir ce qu’un événement a apporté, et en garder la trace pour l’élève")
_YEAR = after(365, since="event__over_at", label=_("12 mois après l’événement"))
FIELDS = (
    Personal(
        model="feedback.Feedback",
        what=_("ce qu’un élève pense d’un événement, et la question qu’il y a posée"),
        fields=("question",),
        of="participant__enrolment__pupil",
        purpose=_PURPOSE,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="feedback.Material",
        what=_("les documents et photos d’un événement"),
        fields=("title", "file"),
        purpose=_PURPOSE,
        basis=Basis.CONSENT,
        until=_YEAR,
        then=Then.DELETE,
    ),
    Personal(
        model="feedback.OnPhoto",
        what=_("les élèves que l’on reconnaît sur une photo, avec leur accord"),
        fields=("withdrawn_at",),
        of="participant__enrolment__pupil",
        purpose=_PURPOSE,
        basis=Basis.CONSENT,
        until=after(365, since="material__event__over_at", label=_("12 mois après l’événement")),
        then=Then.DELETE,
    ),
    Personal(
        model="feedback.Summary",
        what=_("qui a promis des places après un événement"),
        fields=("promised_by",),
        purpose=_PURPOSE,
        basis=Basis.INTEREST,
        until=after(730, since="event__over_at", label=_("deux ans après l’événement")),
        then=Then.DELETE,
    ),
    Plain(model="feedback.Summary", fields=("words",), why="the association's words on a page for a partner"),
)
declared.fill("feedback", FIELDS)
