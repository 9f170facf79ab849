"""What the association knows of people at companies, and of what was said; a company's own facts are public."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, Basis, Personal, Plain, Then, Until, after, declared

_WORKING = _("trouver des entreprises qui accueillent, et suivre les échanges")
_TWO_YEARS = 731


def _after(since: str) -> Until:
    return after(_TWO_YEARS, since=since, label=_("deux ans après le dernier contact avec l’entreprise"))


FIELDS = (
    Personal(
        model="outreach.Contact",
        what=_("les personnes d’une entreprise : nom, fonction, téléphone, e-mail, souhaits"),
        fields=("name", "function", "phone", "email", "wish"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("file__last_contact_on"),
        then=Then.DELETE,
    ),
    Personal(
        model="outreach.Contact",
        what=_("les personnes d’une entreprise jamais jointe"),
        fields=("name", "function", "phone", "email", "wish"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("file__opened_at"),
        then=Then.DELETE,
        only={"file__last_contact_on": None},
    ),
    Personal(
        model="outreach.Entry",
        what=_("les échanges avec une entreprise : ce qui a été dit"),
        fields=("said", "data"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=after(_TWO_YEARS, since="at", label=_("deux ans")),
        then=Then.BLANK,
    ),
    Personal(
        model="outreach.CompanyFile",
        what=_("le prochain pas prévu avec une entreprise"),
        fields=("next_step", "why_ended"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("last_contact_on"),
        then=Then.BLANK,
        blanks={"next_step": "…"},
    ),
    Personal(
        model="outreach.CompanyFile",
        what=_("le prochain pas prévu avec une entreprise jamais jointe"),
        fields=("next_step", "why_ended"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("opened_at"),
        then=Then.BLANK,
        blanks={"next_step": "…"},
        only={"last_contact_on": None},
    ),
    Personal(
        model="outreach.Document",
        what=_("les documents d’une entreprise"),
        fields=("name", "scan"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=after(_TWO_YEARS, since="added_at", label=_("deux ans")),
        then=Then.DELETE,
    ),
    Personal(
        model="outreach.SavedView",
        what=_("les vues gardées de la liste des entreprises"),
        fields=("label", "asked"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        of="owner",
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Plain(model="outreach.Document", fields=("sha256",), why="a fingerprint"),
    Plain(
        model="outreach.CompanyFile",
        fields=(
            "name",
            "siret",
            "naf",
            "sector",
            "street",
            "postal_code",
            "city",
            "insee",
            "latitude",
            "longitude",
            "next_on",
            "last_contact_on",
            "call_on",
        ),
        why="a company's own, as public registers show it, and days of the process",
    ),
    Personal(
        model="outreach.Interview",
        what=_("un entretien dans une entreprise : qui suivrait l’élève, ce qui a été dit"),
        fields=("tutor_name", "tutor_phone", "tutor_email", "needs", "said"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=after(_TWO_YEARS, since="at", label=_("deux ans")),
        then=Then.BLANK,
    ),
    Personal(
        model="outreach.Heard",
        what=_("ce qui a été répondu à une objection d’une entreprise"),
        fields=("answer",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=after(_TWO_YEARS, since="interview__at", label=_("deux ans")),
        then=Then.BLANK,
    ),
    Personal(
        model="outreach.Merge",
        what=_("ce que deux fiches réunies disaient avant, prochain pas compris"),
        fields=("changed",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=after(_TWO_YEARS, since="at", label=_("deux ans")),
        then=Then.BLANK,
        blanks={"changed": {}},
    ),
    Plain(
        model="outreach.Interview",
        fields=("title", "sector", "trades", "weeks", "street", "postal_code", "city"),
        why="what an offer of the company would say",
    ),
    Plain(model="outreach.MergedRow", fields=("relation", "was"), why="the name of a column, flags and their moments"),
    Plain(model="outreach.Contact", fields=("left_on",), why="a date of the process"),
    Plain(model="outreach.Entry", fields=("fact",), why="the name of a fact"),
    Plain(model="outreach.Tag", fields=("label",), why="a word of the territory"),
)
declared.fill("outreach", FIELDS)
