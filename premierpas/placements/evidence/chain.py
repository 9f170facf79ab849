"""The chain of entries of a placement: each holds the hash of the one before it."""

from datetime import UTC, datetime
from typing import Any

from premierpas.core import clock
from premierpas.core.canonical import FIRST, chain_hash
from premierpas.core.compiled import Compiled, Given

from ..models import Agreement, Entry, Happening, Signature

_last = Compiled(lambda: Entry.objects.filter(placement=Given("placement")).order_by("-sequence")[:1])


def append(agreement: Agreement, happening: Happening, **data: Any) -> Entry:
    """Add an entry, inside the act's own transaction, which holds the placement: so entries come one by one.

    Where it doesn't, the database refuses a second entry of the same number.
    """
    last = _last.first(placement=agreement.placement_id)
    entry = Entry(
        placement_id=agreement.placement_id,
        agreement=agreement,
        sequence=last.sequence + 1 if last else 1,
        happening=happening,
        data=data,
        at=clock.now(),
        previous=last.hash if last else FIRST,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def hash_of(entry: Entry) -> str:
    """What the entry's hash must be, from everything it says."""
    return chain_hash(entry.previous, said_by(entry))


def said_by(entry: Entry) -> dict[str, Any]:
    """Everything that an entry says, as its hash covers it."""
    return {
        "placement": entry.placement_id,
        "agreement": entry.agreement_id,
        "sequence": entry.sequence,
        "happening": str(entry.happening),
        "data": entry.data,
        "at": instant(entry.at),
    }


def instant(at: datetime) -> str:
    """A point in time in one form only: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def told_of(signature: Signature) -> dict[str, Any]:
    """What the chain holds of a signature. The address stays out: it is truncated later."""
    return {
        "signature": signature.pk,
        "signatory": signature.signatory_id,
        "party": str(signature.party),
        "name": signature.name,
        "function": signature.function,
        "method": str(signature.method),
        "identified_by": signature.identified_by,
        "statement": signature.statement,
        "terms_hash": signature.terms_hash,
        "delegation": signature.delegation_id,
        "scan": signature.scan.sha256 if signature.scan else "",
        "at": instant(signature.at),
    }
