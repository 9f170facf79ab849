"""Whether the files inside a sealed PDF agree with each other: the terms, the signatures, the chain."""

import hashlib
import io
import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.canonical import FIRST, chain_hash


def attached_problems(pdf: bytes) -> list[str]:
    """Every contradiction between the attached terms, signatures and chain. Never raises."""
    from pypdf import PdfReader  # no start waits for it

    try:
        files = PdfReader(io.BytesIO(pdf)).attachments
        [terms], [evidence] = files["terms.json"], files["evidence.json"]
        return list(_contradictions(terms, json.loads(evidence)))
    except Exception:  # no such files, or not ours
        return [_("Le fichier ne contient pas les termes et les preuves d’une convention.")]


def _contradictions(terms: bytes, evidence: dict[str, Any]) -> Iterator[str]:
    stated = evidence["terms_sha256"]
    if hashlib.sha256(terms).hexdigest() != stated:
        yield _("Les termes joints ne sont pas ceux qui ont été signés.")
    for row in evidence["signatures"]:
        if row["terms_hash"] != stated:
            yield _("La signature de %(who)s porte sur un autre texte.") % {"who": row["name"]}
    previous = FIRST
    for at, entry in enumerate(evidence["chain"], start=1):
        told = {name: entry[name] for name in ("placement", "agreement", "sequence", "happening", "data", "at")}
        if entry["sequence"] != at or entry["previous"] != previous or chain_hash(previous, told) != entry["hash"]:
            yield _("La chaîne des événements est rompue à l’entrée %(n)d.") % {"n": at}
            return
        previous = entry["hash"]
    told_signatures = [entry["data"] for entry in evidence["chain"] if entry["happening"] == "signed"]
    for row in evidence["signatures"]:
        if row not in told_signatures:
            yield _("La signature de %(who)s n’est pas dans la chaîne.") % {"who": row["name"]}
