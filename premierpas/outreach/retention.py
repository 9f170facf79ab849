"""What the association knows of people at companies, and of what was said; a company's own facts are public."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, Basis, Personal, Plain, Then, Until, after, declared

_WORKING = _("trouver des entreprises qui accueillent, et suivre les échanges")
_TWO_YEARS = 731


def _after(since: str) -> Until:
    return after(_TWO_YEARS, since=since, label=_("deux ans"))


def _after_contact(of: str = "") -> Until:
    label = _("deux ans après le dernier contact avec l’entreprise, ou l’ouverture de sa fiche")
    return after(_TWO_YEARS, since=f"{of}last_contact_on", or_else=f"{of}opened_at", label=label)


def _kept(
    model: str, what: object, *fields: str, until: Until, then: Then = Then.BLANK, of: str = "", **blanks: Any
) -> Personal:
    return Personal(
        model=model, what=what, fields=fields, of=of, purpose=_WORKING, basis=Basis.INTEREST, until=until, then=then,
        blanks=blanks,
    )  # fmt: skip


FIELDS = (
    _kept(
        "outreach.Contact",
        _("les personnes d’une entreprise : nom, fonction, téléphone, e-mail, souhaits"),
        "name", "function", "phone", "email", "wish",
        until=_after_contact("file__"), then=Then.DELETE,
    ),
    _kept(
        "outreach.Entry", _("les échanges avec une entreprise : ce qui a été dit"), "said", "data", until=_after("at")
    ),
    _kept(
        "outreach.CompanyFile", _("le prochain pas prévu avec une entreprise"), "next_step", "why_ended",
        until=_after_contact(), next_step="…",
    ),
    _kept(
        "outreach.Document", _("les documents d’une entreprise"), "name", "scan",
        until=_after("added_at"), then=Then.DELETE,
    ),
    _kept(
        "outreach.SavedView", _("les vues gardées de la liste des entreprises"), "label", "asked",
        until=WITH_ACCOUNT, then=Then.DELETE, of="owner",
    ),
    _kept(
        "outreach.Interview",
        _("un entretien dans une entreprise : qui suivrait l’élève, ce qui a été dit"),
        "tutor_name", "tutor_phone", "tutor_email", "needs", "said",
        until=_after("at"),
    ),
    _kept(
        "outreach.Heard", _("ce qui a été répondu à une objection d’une entreprise"), "answer",
        until=_after("interview__at"),
    ),
    _kept(
        "outreach.Merge", _("ce que deux fiches réunies disaient avant, prochain pas compris"), "changed",
        until=_after("at"), changed={},
    ),
    Plain(
        model="outreach.CompanyFile",
        fields=(
            "name", "siret", "naf", "sector", "street", "postal_code", "city", "insee", "latitude", "longitude",
            "next_on", "last_contact_on", "call_on",
        ),
        why="a company's own, as public registers show it, and days of the process",
    ),
    Plain(
        model="outreach.Interview",
        fields=("title", "sector", "trades", "weeks", "street", "postal_code", "city"),
        why="what an offer of the company would say",
    ),
    Plain(model="outreach.Document", fields=("sha256",), why="a fingerprint"),
    Plain(model="outreach.MergedRow", fields=("relation", "was"), why="the name of a column, flags and their moments"),
    Plain(model="outreach.Contact", fields=("left_on",), why="a date of the process"),
    Plain(model="outreach.Entry", fields=("fact",), why="the name of a fact"),
    Plain(model="outreach.Tag", fields=("label",), why="a word of the territory"),
)  # fmt: skip
declared.fill("outreach", FIELDS)
