"""Whether the agreement of a sealed file still holds: its seal shows only that the file hasn't changed."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from premierpas.ui.typography import full_date

from ..models import AgreementState, Kind, SealedFile


@dataclass(frozen=True)
class Validity:
    """`holds`: still in force here; `words`: a sentence that names nobody."""

    holds: bool
    words: str


def validity_of(pdf: bytes) -> Validity:
    """What became of the agreement whose sealed bytes these are."""
    rows = SealedFile.objects.select_related("agreement__amends", "agreement__placement")
    row = rows.filter(sha256=hashlib.sha256(pdf).hexdigest()).first()
    if row is None:
        return Validity(
            False, _("Ce site n’a plus trace de cette convention : demandez à l’établissement si elle vaut.")
        )
    agreement = row.agreement
    if agreement.state == AgreementState.VOID:
        day = full_date(agreement.ended_at or row.at)
        return Validity(False, _("La convention a été annulée le %(day)s.") % {"day": day})
    original = agreement.amends or agreement
    later = original.amendments.filter(state=AgreementState.SIGNED, number__gt=agreement.number).order_by("-number")
    newest = later.first()
    if newest is not None and newest.signed_at:
        words = _("Elle vaut avec l’avenant signé le %(day)s, qui est un autre fichier.")
        return Validity(True, words % {"day": full_date(newest.signed_at)})
    if agreement.kind == Kind.OUTSIDE:
        return Validity(True, _("Elle a été signée en dehors de ce site et enregistrée ici. Elle n’est pas annulée."))
    return Validity(True, _("Elle n’est pas annulée."))
