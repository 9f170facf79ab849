"""What is kept of youth workers and of those whom they help."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

FIELDS = (
    Personal(
        model="youth_work.Affiliation",
        what=_("l’association d’un éducateur"),
        fields=("association",),
        of="volunteer__user",
        purpose=_("savoir qui peut être avec des mineurs, et depuis quand"),
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="youth_work.Support",
        what=_("quel éducateur aide un élève, depuis quand, et l’accord de la famille"),
        fields=("said_by",),
        of="enrolment__pupil",
        purpose=_("aider l’élève, avec l’accord de sa famille"),
        basis=Basis.CONSENT,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Plain(model="youth_work.Support", fields=("said_on",), why="a date of the process"),
)
declared.fill("youth_work", FIELDS)
