"""What is kept of the time after the week, and until when."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, after, declared

_OWN = _("voir ce que le stage a changé ; pour l’association, des totaux de onze élèves ou plus")
_ASKING = _("savoir ce que les élèves deviennent, et ce que le stage leur a apporté")

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
    Personal(
        model="afterwards.AlumniConsent",
        what=_("ce que la famille dit des nouvelles après la 3e"),
        fields=("given", "by_name"),
        of="pupil",
        purpose=_ASKING,
        basis=Basis.CONSENT,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="afterwards.Alumnus",
        what=_("un ancien élève qui l’a voulu : prénom, adresse e-mail"),
        fields=("first_name", "email"),
        of="pupil",
        purpose=_ASKING,
        basis=Basis.CONSENT,
        until=after(
            3 * 365 + 1, since="last_answer_at", or_else="said_at",
            label=_("trois ans après la dernière réponse, ou dès qu’il n’en veut plus"),
        ),
        then=Then.DELETE,
    ),
    Personal(
        model="afterwards.Alumnus",
        what=_("le lien entre l’adresse d’un ancien élève et son dossier"),
        fields=("pupil",),
        of="pupil",
        purpose=_ASKING,
        basis=Basis.CONSENT,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Plain(model="afterwards.FollowUp", fields=("due",), why="a day of the process"),
)  # fmt: skip
declared.fill("afterwards", FIELDS)
