"""The signatures under an agreement, and the page that proves them."""

from datetime import UTC
from typing import Any

from django.conf import settings

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.ui.typography import clock_time, full_day

from ..delegations import delegated
from ..models import Agreement, Entry, Happening, Method, Party, Signatory
from .parties import TO_FILL

_WHO = {
    Party.SCHOOL: "Pour l’établissement",
    Party.HOST: "Pour la structure",
    Party.GUARDIAN: "Responsable légal",
    Party.PUPIL: "L’élève",
}


@in_french()
def block_of(row: Signatory) -> dict[str, str]:
    """One seat: who signed, in which quality, when and how; or that nobody has."""
    who = _WHO[Party(row.party)]
    if not row.has_signed:
        words = "N’a pas encore signé" if row.required else "Peut aussi signer"
        return {"who": who, "name": row.name or TO_FILL, "words": words, "proof": ""}
    signature = row.signature
    at = signature.at.astimezone(clock.PARIS)
    quality = [signature.function, delegated(signature.delegation) if signature.delegation else ""]
    when = f"{full_day(at)} à {clock_time(at)} (heure de Paris)"
    on_paper = signature.method == Method.PAPER
    return {
        "who": who,
        "name": ", ".join(filter(None, [signature.name, *quality])),
        "words": f"Signé sur papier, {signature.identified_by} ; enregistré le {when}"
        if on_paper
        else f"Signé le {when}, {Method(signature.method).label}",
        "proof": f"Preuve {signature.pk}-{signature.terms_hash[:12]}",
    }


def whole_words(agreement: Agreement, entries: list[Entry]) -> dict[str, str]:
    """What is copied from the page to be compared or opened."""
    return {
        "terms": agreement.terms_hash,
        "last": entries[-1].hash if entries else "",
        "verify": f"{settings.SITE_URL.rstrip('/')}/verifier/",
    }


@in_french()
def proof_of(signatories: list[Signatory], entries: list[Entry]) -> dict[str, Any]:
    """Each signature, and the chain."""
    return {
        "signatures": [
            {"name": f"{row.signature.name} ({Party(row.party).label})", "lines": _lines(row)}
            for row in signatories
            if row.has_signed
        ],
        "chain": chain_rows(entries),
    }


def chain_rows(entries: list[Entry]) -> list[list[str]]:
    """Number, instant, what happened, the beginning of the hash."""
    return [
        [str(each.sequence), f"{each.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}", _happened(each), each.hash[:16]]
        for each in entries
    ]  # fmt: skip


def _happened(entry: Entry) -> str:
    party = entry.data.get("party", "")
    if entry.happening != Happening.SIGNED or party not in Party.values:
        return str(entry.get_happening_display())
    return f"signée : {Party(party).label}"


def _lines(row: Signatory) -> list[str]:
    signature = row.signature
    lines = [
        f"Fonction : {signature.function}" if signature.function else "",
        f"Qualité : {delegated(signature.delegation)}" if signature.delegation else "",
        f"Identification : {Method(signature.method).label} ; {signature.identified_by}",
        f"{'Enregistrée' if signature.scan else 'Instant'} : {signature.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"Copie numérisée, SHA-256 : {signature.scan.sha256}" if signature.scan else "",
        f"Déclaration : « {signature.statement} »",
    ]
    return [line for line in lines if line]
