"""What is kept of the time after the week, and until when."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Then, declared

_OWN = _("voir ce que le stage a changé ; pour l’association, des totaux de onze élèves ou plus")

FIELDS = (
    Personal(
        model="afterwards.Answers",
        what=_("les réponses aux cinq questions, avant et après le stage"),
        fields=("confident", "speaks", "knows", "imagines", "plans"),
        of="enrolment__pupil",
        purpose=_OWN,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Personal(
        model="afterwards.PutOff",
        what=_("le jour jusqu’auquel les cinq questions sont remises à plus tard"),
        fields=("until",),
        of="enrolment__pupil",
        purpose=_OWN,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Personal(
        model="afterwards.ReviewPart",
        what=_("le bilan de l’année : ce qu’un professeur et un bénévole en disent"),
        fields=("grew", "helped", "coming", "word", "by_name"),
        of="enrolment__pupil",
        purpose=_("dire à l’élève ce que l’année lui a appris"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
)
declared.fill("afterwards", FIELDS)
