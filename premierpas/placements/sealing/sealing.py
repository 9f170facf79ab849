"""Making the final file of an agreement: once, as bytes that are kept and never rebuilt."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from premierpas.core import clock
from premierpas.core.events import emit

from ..actions.drafting import lock
from ..document.agreement import agreement_pdf
from ..events import AgreementSealed
from ..evidence.chain import append
from ..models import Agreement, AgreementState, Happening, SealedFile
from .certificate import own_certificates
from .remembered import remember


@transaction.atomic
def seal(agreement_id: int) -> SealedFile | None:
    """Set, seal, store; None for an agreement that isn't signed. Doing it again gives what is there.

    The file is written before its row, under a name that its content gives: a worker that is killed between the two
    leaves a file that nothing names, and the next one makes its own.
    """
    from .seal import seal_pdf  # loads pyHanko, which takes as long as all of Django: no start waits for it

    agreement = lock(agreement_id)
    present = SealedFile.objects.filter(agreement=agreement).first()
    if present is not None:
        return present
    if agreement.state != AgreementState.SIGNED or agreement.pruned_at:
        return None
    pdf = seal_pdf(agreement_pdf(agreement))
    remember(own_certificates()[:1])
    sha256 = hashlib.sha256(pdf).hexdigest()
    row = SealedFile(agreement=agreement, sha256=sha256, size=len(pdf), at=clock.now())
    row.file.name = _store(pdf, sha256)
    row.save(force_insert=True)
    append(agreement, Happening.SEALED, sha256=sha256, size=len(pdf))
    emit(AgreementSealed(at=clock.now(), agreement_id=agreement.pk))
    return row


def _store(pdf: bytes, sha256: str) -> str:
    name = f"agreements/{clock.today().year}/{sha256}.pdf"
    if not default_storage.exists(name):
        return str(default_storage.save(name, ContentFile(pdf)))
    return name


def unsealed() -> list[int]:
    """The signed agreements without their final file, oldest first."""
    rows = Agreement.objects.filter(state=AgreementState.SIGNED, sealed=None, pruned_at=None).order_by(
        "signed_at", "pk"
    )
    return list(rows.values_list("pk", flat=True))
