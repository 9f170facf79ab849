"""The words of an agreement that nobody typed for it: articles, usual texts, labels, who represents whom.

They are computed while a text is being made, and go into the terms when signatures are asked for: what was read is
what is signed. Agreements of before hold none; their version of the articles gives them.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from django.conf import settings

from premierpas.core.languages import in_french
from premierpas.core.legal.rules import SECONDE

from ..days import department_of
from .articles import ARTICLES, OWN_LAWS, articles_of, own_articles
from .content import Content
from .standard import (
    EVALUATION,
    EVALUATION_2DE,
    PREPARATION,
    PROHIBITIONS,
    SKILLS,
    LunchPayer,
    LunchPlace,
    country_abroad,
)

_FIRST = "2026-1"
_INSURANCE = {"2025": "Assurance scolaire vivement recommandée", "2024": "Attestation à remettre avant le stage"}


class Representative(Protocol):
    """A seat at the signatures."""

    party: str
    rank: int
    name: str
    function: str


class OwnText(Protocol):
    """A school's settings."""

    own_articles: str
    own_articles_version: int


def version_for(content: Content, own: OwnText) -> str:
    """Which articles hold: the school's own ones, numbered, or the newest of ours."""
    if own_articles(own.own_articles):
        return f"{content.school_uai or 'école'}-{own.own_articles_version}"
    return Content().articles


@in_french()
def wording_of(
    content: Content, *, parties: Iterable[Representative] = (), own: OwnText | None = None
) -> dict[str, Any]:
    """Every word as it is read today; what the terms hold already comes first."""
    if "evaluation" in content.wording:
        return content.wording
    return worded(content, parties=parties, own=own).wording


@in_french()
def worded(content: Content, *, parties: Iterable[Representative], own: OwnText | None = None) -> Content:
    """The text with all its words in it."""
    kept = content.wording.get("articles", [])
    theirs = own_articles(own.own_articles) if own and content.articles not in ARTICLES else ()
    ours = articles_of(content.articles, law_of(content), content.level) if content.articles else ()
    seats = {row.party: row for row in parties if row.rank == 1}
    found: dict[str, Any] = {
        "articles": kept or [list(each) for each in theirs or ours],
        "evaluation": str(EVALUATION_2DE if content.level in SECONDE else EVALUATION),
        "lunch": _lunch(content),
        "country": country_abroad(content.host_country),
        "prohibitions": [str(each.text) for each in PROHIBITIONS if each.code in content.safety],
        "usual_hours": "Le chef d’établissement accepte des horaires avant 8\u00a0h ou après 18\u00a0h."
        if content.usual_hours_waived
        else "",
        "transport": "L’élève vient et repart par ses propres moyens.",
        "family_insurance": _INSURANCE[settings.AGREEMENT_INSURANCE],
        "represented": {party: _named(seats[party]) for party in ("host", "school") if party in seats},
    }
    if content.articles != _FIRST:
        found |= {"skills": str(SKILLS), "preparation": str(PREPARATION)}
    return content.with_(wording=found)


def law_of(content: Content) -> str:
    """The department whose laws the text follows: the school's, or the host's where only that has laws of its own."""
    school = department_of(content.school_postal_code)
    host = department_of(content.host_postal_code, content.host_country)
    return host if host in OWN_LAWS else school


def asks_for_certificate(content: Content) -> bool:
    """Whether the family has to show that it is insured: as its text says, or as this deployment's model does."""
    said = content.wording.get("family_insurance") or _INSURANCE[settings.AGREEMENT_INSURANCE]
    return bool(said == _INSURANCE["2024"])


@in_french()
def articles_kept(content: Content) -> dict[str, Any]:
    """What a text that amends this one keeps of its words: the articles, which it doesn't touch."""
    return {name: content.wording[name] for name in ("articles",) if name in content.wording}


def _lunch(content: Content) -> str:
    place = str(dict(LunchPlace.choices).get(content.lunch_where, ""))
    payer = str(dict(LunchPayer.choices).get(content.lunch_paid_by, ""))
    return f"{place}, payé par {payer}" if place and payer else place


def _named(row: Representative) -> str:
    return ", ".join(filter(None, [row.name, row.function]))
