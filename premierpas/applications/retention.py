"""What was sent to a company, and what it answered; states and dates stay, and tell of nobody."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

FIELDS = (
    Personal(
        model="applications.Application",
        what=_("les candidatures : lettre et CV envoyés, réponse"),
        fields=("letter", "cv", "read_by", "answered_by", "kind_words", "end_reason"),
        of="pupil",
        purpose=_("demander une place, et y répondre"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Plain(model="applications.Application", fields=("answer_due", "confirm_due"), why="dates of the process"),
)
declared.fill("applications", FIELDS)
