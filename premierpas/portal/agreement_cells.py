"""Where the agreement of each pupil of a page stands, in a few words for a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from premierpas.core.addresses import address
from premierpas.core.compiled import Compiled, Given
from premierpas.following.models import Standing
from premierpas.placements.models import HOLDING, Agreement, AgreementState, Kind, Party, Signatory
from premierpas.placements.queries import newest
from premierpas.placements.standing import on_turn, standing_of

A = AgreementState
_OPEN = (A.READY, A.SIGNING)
_COLUMNS = (
    "placement__enrolment_id", "state", "kind", "number", "created_at", "requested_at", "signed_at", "host_done_at",
    "school_done_at", "ended_by", "end_reason",
)  # fmt: skip


def _narrow() -> QuerySet[Agreement]:
    enrolments = Given("enrolments", many=True)
    rows = Agreement.objects.filter(placement__enrolment__in=enrolments, placement__state__in=HOLDING)
    parties = Prefetch("signatories", Signatory.objects.select_related("signature").order_by("turn", "pk"))
    whole = newest(rows.exclude(state=A.VOID)).prefetch_related(None).select_related(None)
    return whole.prefetch_related(parties).select_related("placement").only(*_COLUMNS)


_counting = Compiled(_narrow)


@dataclass(frozen=True)
class AgreementCell:
    """`marks`: one for each signature that is needed, whether it is there; empty before they are asked for.

    `waits_for`: the parties whose turn it is. `home_sheet`: what the family signs at home, where that is missing.
    """

    words: str
    missing: str
    marks: tuple[bool, ...]
    url: str
    waits_for: tuple[str, ...] = ()
    home_sheet: str = ""
    is_open: bool = False
    may_be_signed: bool = False


def agreement_cells(listed: Iterable[Standing], *, works_here: bool) -> dict[int, AgreementCell]:
    """By enrolment, its agreement that counts now; of a split week the one for which more is still to do."""
    enrolments = [row.enrolment_id for row in listed]
    found: dict[int, Agreement] = {}
    for each in _counting(enrolments=enrolments) if enrolments else ():
        former = found.get(each.placement.enrolment_id)
        if former is None or (former.state == A.SIGNED and each.state != A.SIGNED):
            found[each.placement.enrolment_id] = each
    return {enrolment: _cell(each, works_here=works_here) for enrolment, each in found.items()}


def _cell(agreement: Agreement, *, works_here: bool) -> AgreementCell:
    page = "placements:school_agreement" if works_here else "placements:territory_agreement"
    url, standing = address(page, agreement.pk), standing_of(agreement)
    words = {
        A.DRAFT: _("à compléter"), A.READY: _("prête à signer"), A.SIGNED: _("signée"), A.REFUSED: _("refusée"),
    }  # fmt: skip
    if agreement.state != A.SIGNING:
        is_open = agreement.state in _OPEN
        return AgreementCell(words[A(agreement.state)], "", (), url, standing.who, is_open=is_open)
    rows = list(agreement.signatories.all())
    needed = [row for row in rows if row.required and agreement.kind != Kind.OUTSIDE]
    missing = ", ".join(str(Party(row.party).label) for row in needed if not row.has_signed)
    said = _("%(signed)d sur %(needed)d") % {"signed": standing.signed, "needed": standing.needed}
    at_home = next((row for row in on_turn(rows) if row.party == Party.GUARDIAN), None)
    sheet = address("placements:sheet", agreement.pk, at_home.pk) if at_home and works_here else ""
    return AgreementCell(
        said,
        missing,
        tuple(row.has_signed for row in needed),
        url,
        standing.who,
        sheet,
        is_open=True,
        may_be_signed=True,
    )
