"""What is kept of pupils and their families."""

from django.db.models import F
from django.db.models.functions import TruncYear
from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, WITH_PUPIL_FILE, Basis, Personal, Plain, Then, after, declared

_PUPIL = _("organiser le stage de l’élève")
_TEAM = _("accueillir des bénévoles, et protéger les mineurs")
_FAMILY = _("joindre la famille, et recueillir son accord")

FIELDS = (
    Personal(
        model="people.Pupil",
        what=_("l’élève : nom, prénom, date de naissance, adresse, téléphone"),
        fields=(
            "last_name",
            "first_name",
            "sort_name",
            "spellings",
            "birth_date",
            "street",
            "postal_code",
            "city",
            "insee",
            "latitude",
            "longitude",
            "phone",
        ),
        of="pk",
        purpose=_PUPIL,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.ANONYMISE,
        blanks={"birth_date": TruncYear(F("birth_date"))},
    ),
    Personal(
        model="people.Enrolment",
        what=_("le numéro de l’élève dans la liste de l’établissement"),
        fields=("external_id",),
        of="pupil",
        purpose=_("retrouver l’élève dans la liste de l’établissement"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Personal(
        model="people.Guardian",
        what=_("les responsables légaux : nom, e-mail, téléphone"),
        fields=("name", "email", "phone"),
        of="pupil",
        purpose=_FAMILY,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="people.Authorisation",
        what=_("l’autorisation de la famille"),
        fields=("signed_on",),
        of="enrolment__pupil",
        purpose=_FAMILY,
        basis=Basis.CONSENT,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="people.PupilLink",
        what=_("les adultes qui suivent l’élève"),
        fields=("adult",),
        of="pupil",
        purpose=_("savoir quels adultes voient l’élève, et pourquoi"),
        basis=Basis.INTEREST,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="people.ClassListUpload",
        what=_("une liste de classe en cours d’import"),
        fields=("rows", "errors", "choices"),
        purpose=_("montrer une liste de classe avant de l’enregistrer"),
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(1, since="at", label=_("un jour")),
    ),
    Personal(
        model="people.Volunteer",
        what=_("les bénévoles : nom, e-mail, téléphone, motivation"),
        fields=("name", "email", "phone", "motive"),
        of="user",
        purpose=_TEAM,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.ANONYMISE,
    ),
    Personal(
        model="people.Volunteer",
        what=_("les candidatures de bénévoles sans suite"),
        fields=("name", "email", "phone", "motive"),
        purpose=_TEAM,
        basis=Basis.MISSION,
        until=after(92, since="applied_at", label=_("3 mois après la candidature")),
        then=Then.ANONYMISE,
        only={"user": None},
    ),
    Plain(model="people.Volunteer", fields=("checked_on",), why="a date of the process"),
    Personal(
        model="people.AllowedDays",
        what=_("les jours autorisés à un seul élève, et pourquoi"),
        fields=("first_day", "last_day", "reason"),
        of="enrolment__pupil",
        purpose=_PUPIL,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Plain(model="people.Enrolment", fields=("left_on",), why="a date of the process"),
    Plain(model="people.PupilLink", fields=("capacity",), why="the name of a kind of capacity"),
    Plain(model="people.ContactPreference", fields=("topic",), why="the name of a topic"),
)
declared.fill("people", FIELDS)
