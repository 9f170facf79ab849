"""What the association knows of people at partners, and of what was said; a partner's own facts are public."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import Basis, Personal, Plain, Then, Until, after, declared

_WORKING = _("travailler avec les partenaires de l’association")
_TWO_YEARS = 731


def _after(since: str, label: object) -> Until:
    return after(_TWO_YEARS, since=since, label=label)


def _kept(
    model: str, what: object, *fields: str, until: Until, then: Then = Then.BLANK,
    only: Mapping[str, Any] = MappingProxyType({}), **blanks: Any,
) -> Personal:  # fmt: skip
    return Personal(
        model=model, what=what, fields=fields, purpose=_WORKING, basis=Basis.INTEREST, until=until, then=then,
        only=only, blanks=blanks,
    )  # fmt: skip


_LAST_SEEN = _("deux ans après le dernier échange avec cette personne")
_CLOSED = _("deux ans")

FIELDS = (
    _kept(
        "partners.Contact",
        _("les personnes d’un partenaire : nom, fonction, téléphone, e-mail"),
        "name",
        "function",
        "phone",
        "email",
        until=_after("seen_on", _LAST_SEEN),
        then=Then.DELETE,
    ),
    _kept(
        "partners.Entry",
        _("les échanges avec un partenaire : ce qui a été dit"),
        "said",
        "data",
        until=_after("at", _CLOSED),
    ),
    _kept(
        "partners.Partner",
        _("ce qui se fait avec un partenaire, en quelques mots"),
        "about",
        until=_after("last_contact_on", _("deux ans après le dernier échange avec le partenaire")),
    ),
    _kept(
        "partners.Partner",
        _("ce qui se fait avec un partenaire jamais joint, en quelques mots"),
        "about",
        until=_after("opened_at", _CLOSED),
        only={"last_contact_on": None},
    ),
    _kept(
        "partners.Document",
        _("les documents d’un partenaire"),
        "name",
        "scan",
        "sha256",
        until=_after("added_at", _CLOSED),
        then=Then.DELETE,
    ),
    _kept(
        "partners.Agreement",
        _("les signataires d’un accord avec un partenaire"),
        "our_signatory",
        "their_signatory",
        until=_after("added_at", _CLOSED),
    ),
    _kept(
        "partners.Request",
        _("ce qui est demandé à une institution, et sa réponse"),
        "asked",
        "answer",
        until=_after("asked_on", _CLOSED),
        asked="…",
    ),
    _kept(
        "partners.Grant",
        _("ce qui est promis pour une subvention, en quelques mots"),
        "promised_use",
        until=_after("opened_at", _CLOSED),
    ),
    _kept(
        "partners.Door",
        _("les portes qu’une personne peut ouvrir"),
        "opens",
        until=_after("added_at", _CLOSED),
        then=Then.DELETE,
    ),
    _kept(
        "partners.Introduction",
        _("une mise en relation : ce qui a été écrit et répondu"),
        "words",
        "answer",
        "outcome",
        until=_after("asked_at", _CLOSED),
    ),
    _kept(
        "partners.Skill",
        _("les heures qu’une personne offre"),
        "words",
        until=_after("added_at", _CLOSED),
        then=Then.DELETE,
    ),
    _kept(
        "partners.Hours",
        _("des heures demandées : pour quoi, et le merci"),
        "purpose",
        "thanks",
        until=_after("asked_at", _CLOSED),
        purpose="…",
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
