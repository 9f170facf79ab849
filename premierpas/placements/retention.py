"""The week and its agreement. What was signed lies in a sealed archive of its own; `evidence/pruning` ends that."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import ARCHIVED, WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

_WEEK = _("préparer la semaine et joindre ceux qui accueillent l’élève")
_SIGNING = _("faire signer la convention")
_PROVING = _("prouver ce qui a été signé, par qui et quand")
_CARING = _("prévenir d’une absence ou d’un accident")


def _archived(model: str, what: object, *fields: str, then: Then) -> Personal:
    return Personal(
        model=model,
        what=what,
        fields=fields,
        purpose=_PROVING,
        basis=Basis.LAW,
        until=ARCHIVED,
        then=then,
        by_hand=True,
    )


FIELDS = (
    Personal(
        model="placements.Placement",
        what=_("le stage : structure, contacts, tuteurs"),
        fields=(
            "host_name",
            "host_siret",
            "host_street",
            "host_postal_code",
            "host_city",
            "host_contact",
            "host_email",
            "host_phone",
            "tutors",
            "end_reason",
        ),
        of="pupil",
        purpose=_WEEK,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Personal(
        model="placements.Agreement",
        what=_("la convention en préparation : contacts, qui a complété"),
        fields=(
            "particulars",
            "host_done_by",
            "school_done_by",
            "amendment_reason",
            "end_reason",
            "ended_by",
        ),
        of="placement__pupil",
        purpose=_SIGNING,
        basis=Basis.CONTRACT,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Personal(
        model="placements.Signatory",
        what=_("les signataires : nom, fonction, contact, langue"),
        fields=("name", "function", "email", "phone", "language"),
        of="agreement__placement__pupil",
        blanks={"language": "fr"},
        purpose=_SIGNING,
        basis=Basis.CONTRACT,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
    ),
    Personal(
        model="placements.SigningCode",
        what=_("les codes de signature : à qui"),
        fields=("to",),
        of="signatory__agreement__placement__pupil",
        purpose=_SIGNING,
        basis=Basis.CONTRACT,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="placements.Absence",
        what=_("les absences"),
        fields=("day", "note", "reported_by"),
        of="placement__pupil",
        purpose=_CARING,
        basis=Basis.INTEREST,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    Personal(
        model="placements.Accident",
        what=_("les accidents"),
        fields=("where", "what", "injuries", "witnesses", "care", "reported_by"),
        of="placement__pupil",
        purpose=_CARING,
        basis=Basis.LAW,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
    _archived("placements.Agreement", _("la convention signée : ses termes"), "terms", then=Then.BLANK),
    _archived("placements.Entry", _("la chaîne des preuves"), "data", then=Then.BLANK),
    _archived(
        "placements.Signature",
        _("les signatures : nom, fonction, moyen, adresse du réseau"),
        "name",
        "function",
        "identified_by",
        "statement",
        "address",
        then=Then.DELETE,
    ),
    _archived("placements.Scan", _("les conventions signées sur papier"), "file", "checked_by", then=Then.DELETE),
    _archived("placements.SealedFile", _("le document final scellé"), "file", then=Then.DELETE),
    Plain(
        model="placements.Placement",
        why="a country, a sector, and the days of the week",
        fields=("host_country", "sector", "days", "first_day", "last_day"),
    ),
    Plain(model="placements.Agreement", fields=("terms_hash",), why="a fingerprint: kept when the archive ends"),
    Plain(model="placements.Entry", fields=("previous", "hash"), why="fingerprints: kept when the archive ends"),
    Plain(model="placements.Signature", fields=("terms_hash",), why="a fingerprint"),
    Plain(model="placements.Scan", fields=("sha256",), why="a fingerprint"),
    Plain(model="placements.SealedFile", fields=("sha256",), why="a fingerprint"),
    Plain(model="placements.SealCertificate", fields=("*",), why="the deployment's public certificate"),
    Plain(model="placements.SigningCode", fields=("channel", "nonce"), why="the way of a code, without the code"),
    Plain(model="placements.SchoolTerms", fields=("*",), why="a school's own settings"),
    Plain(model="placements.Delegation", fields=("first_day", "last_day"), why="the days of a delegation"),
)
declared.fill("placements", FIELDS)
