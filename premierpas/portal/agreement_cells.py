"""Where the agreement of each pupil of a page stands, in a few words for a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.following.models import Standing
from premierpas.placements.models import HOLDING, Agreement, AgreementState, Kind, Party
from premierpas.placements.queries import newest
from premierpas.placements.standing import standing_of

A = AgreementState


@dataclass(frozen=True)
class AgreementCell:
    """`marks`: one for each signature that is needed, whether it is there; empty before they are asked for."""

    words: str
    missing: str
    marks: tuple[bool, ...]
    url: str


def agreement_cells(listed: Iterable[Standing], *, works_here: bool) -> dict[int, AgreementCell]:
    """By enrolment, its agreement that counts now; of a split week the one for which more is still to do."""
    enrolments = [row.enrolment_id for row in listed]
    rows = newest(
        Agreement.objects.filter(placement__enrolment__in=enrolments, placement__state__in=HOLDING).exclude(
            state=A.VOID
        )
    )
    found: dict[int, Agreement] = {}
    for each in rows:
        former = found.get(each.placement.enrolment_id)
        if former is None or (former.state == A.SIGNED and each.state != A.SIGNED):
            found[each.placement.enrolment_id] = each
    page = "placements:school_agreement" if works_here else "placements:territory_agreement"
    return {enrolment: _cell(each, reverse(page, args=[each.pk])) for enrolment, each in found.items()}


def _cell(agreement: Agreement, url: str) -> AgreementCell:
    words = {
        A.DRAFT: _("à compléter"), A.READY: _("prête à signer"), A.SIGNED: _("signée"), A.REFUSED: _("refusée"),
    }  # fmt: skip
    if agreement.state != A.SIGNING:
        return AgreementCell(words[A(agreement.state)], "", (), url)
    needed = [row for row in agreement.signatories.all() if row.required and agreement.kind != Kind.OUTSIDE]
    standing = standing_of(agreement)
    missing = ", ".join(str(Party(row.party).label) for row in needed if not row.has_signed)
    said = _("%(signed)d sur %(needed)d") % {"signed": standing.signed, "needed": standing.needed}
    return AgreementCell(said, missing, tuple(row.has_signed for row in needed), url)
