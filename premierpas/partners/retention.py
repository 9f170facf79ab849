"""What the association knows of people at partners, and of what was said; a partner's own facts are public."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import Basis, Personal, Plain, Then, Until, after, declared

_WORKING = _("travailler avec les partenaires de l’association")
_TWO_YEARS = 731


def _after(since: str, label: object) -> Until:
    return after(_TWO_YEARS, since=since, label=label)


_LAST_SEEN = _("deux ans après le dernier échange avec cette personne")
_CLOSED = _("deux ans")

FIELDS = (
    Personal(
        model="partners.Contact",
        what=_("les personnes d’un partenaire : nom, fonction, téléphone, e-mail"),
        fields=("name", "function", "phone", "email"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("seen_on", _LAST_SEEN),
        then=Then.DELETE,
    ),
    Personal(
        model="partners.Entry",
        what=_("les échanges avec un partenaire : ce qui a été dit"),
        fields=("said", "data"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("at", _CLOSED),
        then=Then.BLANK,
    ),
    Personal(
        model="partners.Partner",
        what=_("ce qui se fait avec un partenaire, en quelques mots"),
        fields=("about",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("last_contact_on", _("deux ans après le dernier échange avec le partenaire")),
        then=Then.BLANK,
    ),
    Personal(
        model="partners.Partner",
        what=_("ce qui se fait avec un partenaire jamais joint, en quelques mots"),
        fields=("about",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("opened_at", _CLOSED),
        then=Then.BLANK,
        only={"last_contact_on": None},
    ),
    Personal(
        model="partners.Document",
        what=_("les documents d’un partenaire"),
        fields=("name", "scan", "sha256"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("added_at", _CLOSED),
        then=Then.DELETE,
    ),
    Personal(
        model="partners.Agreement",
        what=_("les signataires d’un accord avec un partenaire"),
        fields=("our_signatory", "their_signatory"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("added_at", _CLOSED),
        then=Then.BLANK,
    ),
    Personal(
        model="partners.Request",
        what=_("ce qui est demandé à une institution, et sa réponse"),
        fields=("asked", "answer"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("asked_on", _CLOSED),
        then=Then.BLANK,
        blanks={"asked": "…"},
    ),
    Personal(
        model="partners.Grant",
        what=_("ce qui est promis pour une subvention, en quelques mots"),
        fields=("promised_use",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("opened_at", _CLOSED),
        then=Then.BLANK,
    ),
    Personal(
        model="partners.Door",
        what=_("les portes qu’une personne peut ouvrir"),
        fields=("opens",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("added_at", _CLOSED),
        then=Then.DELETE,
    ),
    Personal(
        model="partners.Introduction",
        what=_("une mise en relation : ce qui a été écrit et répondu"),
        fields=("words", "answer", "outcome"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("asked_at", _CLOSED),
        then=Then.BLANK,
    ),
    Personal(
        model="partners.Skill",
        what=_("les heures qu’une personne offre"),
        fields=("words",),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("added_at", _CLOSED),
        then=Then.DELETE,
    ),
    Personal(
        model="partners.Hours",
        what=_("des heures demandées : pour quoi, et le merci"),
        fields=("purpose", "thanks"),
        purpose=_WORKING,
        basis=Basis.INTEREST,
        until=_after("asked_at", _CLOSED),
        then=Then.BLANK,
        blanks={"purpose": "…"},
    ),
    Plain(model="partners.Partner", fields=("name", "city", "last_contact_on"), why="an organisation's own"),
    Plain(model="partners.Contact", fields=("seen_on", "left_on"), why="dates of the process"),
    Plain(model="partners.Entry", fields=("fact",), why="the name of a fact"),
    Plain(
        model="partners.Agreement",
        fields=("title", "sign_by", "signed_on", "starts_on", "ends_on", "ended_on"),
        why="between two organisations",
    ),
    Plain(model="partners.Request", fields=("asked_on", "due", "answered_on"), why="dates of the process"),
    Plain(
        model="partners.Grant",
        fields=("title", "call_closes_on", "first_day", "last_day", "report_due", "reported_on"),
        why="between two organisations",
    ),
    Plain(model="partners.Target", fields=("indicator",), why="the name of a figure"),
    Plain(model="partners.SharedSheet", fields=("first_month", "last_month"), why="a period"),
    Plain(model="partners.Door", fields=("sector", "closed_on"), why="a sector, a date"),
    Plain(model="partners.Skill", fields=("closed_on",), why="a date of the process"),
)
declared.fill("partners", FIELDS)
