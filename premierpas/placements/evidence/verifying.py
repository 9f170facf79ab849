"""`verify_evidence`: whether rows and chain say the same, nothing altered, nothing missing, nothing moved.

Where the archive has come to its end (`pruning`), the fingerprints alone are left: they must still follow one another.
"""

import hashlib
from collections.abc import Iterator
from itertools import groupby

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef

from premierpas.core.canonical import FIRST, fingerprint

from ..models import Agreement, AgreementState, Entry, Happening, Kind, Scan, SealedFile, Signature
from .chain import hash_of, told_of
from .pruning import SIGNED, day_of, years_after


def problems() -> Iterator[str]:
    """Every contradiction found, each in a sentence that names the agreement; nothing when all is well."""
    entries = Entry.objects.order_by("placement_id", "sequence").iterator(chunk_size=2000)
    for placement_id, chain in groupby(entries, key=lambda entry: entry.placement_id):
        yield from _chain(placement_id, list(chain))
    yield from _terms()
    yield from _signatures()
    yield from _outside()
    yield from _files()


def _chain(placement_id: int, chain: list[Entry]) -> Iterator[str]:
    previous = FIRST
    for position, entry in enumerate(chain, start=1):
        where = f"stage {placement_id}, entrée {entry.sequence}"
        if entry.sequence != position:
            yield f"{where} : une entrée manque ou l’ordre a changé."
        if entry.previous != previous:
            yield f"{where} : ne suit pas l’entrée précédente."
        if entry.pruned_at:
            yield from _pruned(where, entry)
        elif entry.hash != hash_of(entry):
            yield f"{where} : le contenu a été modifié."
        previous = entry.hash


def _pruned(where: str, entry: Entry) -> Iterator[str]:
    """An entry without its words: none may be left, and what was signed may not lose them before its time."""
    if entry.data:
        yield f"{where} : des mots restent dans une entrée vidée."
    if entry.pruned_at and entry.happening in SIGNED and day_of(entry.pruned_at) <= years_after(day_of(entry.at)):
        yield f"{where} : vidée avant la fin des cinq ans."


def _terms() -> Iterator[str]:
    opened = Entry.objects.filter(agreement=OuterRef("pk"))
    for agreement in Agreement.objects.annotate(is_told=Exists(opened)).order_by("pk").iterator():
        if agreement.pruned_at is None and fingerprint(agreement.terms) != agreement.terms_hash:
            yield f"convention {agreement.pk} : les termes ne correspondent plus à leur empreinte."
        if not agreement.is_told:
            yield f"convention {agreement.pk} : aucune entrée dans la chaîne."
    asked = Entry.objects.filter(
        happening__in=[Happening.REQUESTED, Happening.COMPLETE, Happening.REGISTERED], pruned_at=None
    ).select_related("agreement")
    for entry in asked.order_by("pk").iterator():
        if entry.data.get("terms_hash") != entry.agreement.terms_hash:
            yield f"convention {entry.agreement_id} : les termes ont changé depuis la demande de signatures."


def _signatures() -> Iterator[str]:
    acts = Entry.objects.filter(happening=Happening.SIGNED, pruned_at=None)
    told = {entry.data.get("signature"): entry.data for entry in acts.iterator()}
    for signature in Signature.objects.select_related("scan", "signatory__agreement").order_by("pk").iterator():
        where = f"convention {signature.signatory.agreement_id}, signature {signature.pk}"
        data = told.pop(signature.pk, None)
        if data is None:
            yield f"{where} : absente de la chaîne."
        elif data != told_of(signature):
            yield f"{where} : modifiée depuis l’acte."
        if signature.terms_hash != signature.signatory.agreement.terms_hash:
            yield f"{where} : porte sur un autre texte."
    for missing in told:
        yield f"signature {missing} : dans la chaîne, mais plus dans la base."
    signed = Agreement.objects.filter(state=AgreementState.SIGNED, signatories__required=True)
    signed = signed.exclude(kind=Kind.OUTSIDE).filter(pruned_at=None)
    for pk in signed.filter(signatories__signature=None).values_list("pk", flat=True).distinct():
        yield f"convention {pk} : dite signée, une signature manque."


def _outside() -> Iterator[str]:
    """What was signed elsewhere rests on its scan: registered, and still the file that was looked at."""
    told = set(Entry.objects.filter(happening=Happening.REGISTERED).values_list("agreement_id", "data__scan"))
    rows = Agreement.objects.filter(kind=Kind.OUTSIDE, state=AgreementState.SIGNED, pruned_at=None)
    kept = set(Scan.objects.filter(agreement__in=rows).values_list("agreement_id", "sha256"))
    for pk in rows.values_list("pk", flat=True):
        if not any(agreement == pk for agreement, _sha256 in told & kept):
            yield f"convention {pk} : enregistrée sans le scan que dit la chaîne."
    for scan in Scan.objects.order_by("pk").iterator():
        name = str(scan.file.name)
        if not default_storage.exists(name) or _digest(name) != scan.sha256:
            yield f"convention {scan.agreement_id}, scan {scan.pk} : le fichier manque ou a été modifié."


def _digest(name: str) -> str:
    with default_storage.open(name) as file:
        return hashlib.sha256(file.read()).hexdigest()


def _files() -> Iterator[str]:
    sealed = dict(Entry.objects.filter(happening=Happening.SEALED).values_list("agreement_id", "data__sha256"))
    for row in SealedFile.objects.order_by("pk").iterator():
        where = f"convention {row.agreement_id}, document scellé"
        if sealed.get(row.agreement_id) != row.sha256:
            yield f"{where} : l’empreinte n’est pas celle de la chaîne."
        name = str(row.file.name)
        if not default_storage.exists(name):
            yield f"{where} : le fichier manque."
            continue
        if _digest(name) != row.sha256:
            yield f"{where} : le fichier a été modifié."
