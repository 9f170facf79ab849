"""What the association knows of people at companies, and of what was said; a company's own facts are public."""

from collections.abc import Mapping
from types import MappingProxyType
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


def _after_leaving(of: str = "") -> Until:
    label = _("deux ans après que l’entreprise a quitté le réseau ou, pour un membre, après le dernier contact")
    return after(_TWO_YEARS, since=f"{of}left_on", or_else=f"{of}file__last_contact_on", label=label)


def _kept(
    model: str, what: object, *fields: str, until: Until, then: Then = Then.BLANK, of: str = "",
    only: Mapping[str, Any] = MappingProxyType({}), **blanks: Any,
) -> Personal:  # fmt: skip
    return Personal(
        model=model, what=what, fields=fields, of=of, purpose=_WORKING, basis=Basis.INTEREST, until=until, then=then,
        only=only, blanks=blanks,
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
        until=_after("added_at"), then=Then.DELETE, only={"charter_of": None},
    ),
    _kept(
        "outreach.Document", _("la charte signée par une entreprise du réseau"), "name", "scan",
        until=_after_leaving("charter_of__"), then=Then.DELETE,
    ),
    _kept(
        "outreach.NetworkMembership", _("qui a signé la charte du réseau, et dit qu’elle peut se savoir"),
        "signed_by", "signed_as", "public_said_by", "why_left",
        until=_after_leaving(), then=Then.DELETE,
    ),
    _kept(
        "outreach.YearlyQuestion", _("qui a répondu à « comme l’an dernier ? »"), "answered_by",
        until=after(_TWO_YEARS, since="answered_at", or_else="asked_at", label=_("deux ans")),
    ),
    _kept(
        "outreach.SavedView", _("les vues gardées de la liste des entreprises"), "label", "asked",
        until=WITH_ACCOUNT, then=Then.DELETE, of="owner",
    ),
    _kept(
        "outreach.Interview",
        _("un entretien dans une entreprise : qui suivrait l’élève, ce qui a été dit"),
        "tutor_name", "tutor_phone", "tutor_email", "needs", "said", "confirmed_by", "to_mend",
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
        fields=("title", "sector", "occupations", "trades", "weeks", "street", "postal_code", "city"),
        why="what an offer of the company would say",
    ),
    Plain(model="outreach.NetworkMembership", fields=("since", "left_on"), why="days of the process"),
    Plain(model="outreach.Commitment", fields=("trades",), why="what an offer of the company would say"),
    Plain(model="outreach.Unmet", fields=("sector", "insee", "week", "day"), why="totals: no row knows a pupil"),
    Plain(model="outreach.Document", fields=("sha256",), why="a fingerprint"),
    Plain(model="outreach.MergedRow", fields=("relation", "was"), why="the name of a column, flags and their moments"),
    Plain(model="outreach.Contact", fields=("left_on",), why="a date of the process"),
    Plain(model="outreach.Entry", fields=("fact",), why="the name of a fact"),
    Plain(model="outreach.Tag", fields=("label",), why="a word of the territory"),
)  # fmt: skip
declared.fill("outreach", FIELDS)
