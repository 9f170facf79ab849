"""What goes into the sealed file beside the text: the terms as signed, and the proof, as canonical JSON."""

from typing import Any

from premierpas.core.canonical import canonical_json
from premierpas.core.languages import in_french

from ..evidence.chain import said_by, told_of
from ..models import Agreement, Entry, Signatory


def terms_bytes(agreement: Agreement) -> bytes:
    """The exact bytes whose SHA-256 the parties have signed (RFC 8785)."""
    return canonical_json(agreement.terms)


@in_french()
def evidence_of(agreement: Agreement, signatories: list[Signatory], entries: list[Entry]) -> dict[str, Any]:
    """Every signature and the chain up to here. Nothing that isn't in the chain: no address, no phone, no e-mail."""
    return {
        "agreement": agreement.pk,
        "placement": agreement.placement_id,
        "number": agreement.number,
        "kind": str(agreement.kind),
        "terms_sha256": agreement.terms_hash,
        "signatures": [told_of(row.signature) for row in signatories if row.has_signed],
        "chain": [said_by(entry) | {"previous": entry.previous, "hash": entry.hash} for entry in entries],
    }
