"""Why an act on an agreement or its week can't be done now: its page says so in place of its form.

The actions judge for themselves, and refuse a direct POST; a page asks here before it offers anything.
"""

from enum import StrEnum

from django.utils.translation import gettext as _

from premierpas.core import clock

from .models import HOLDING, OPEN, Agreement, AgreementState, Placement, PlacementState, Signatory

A, P = AgreementState, PlacementState


class Act(StrEnum):
    """What is done with an agreement after its parts are complete."""

    REOPEN = "reopen"
    AMEND = "amend"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    REPLACE_SIGNER = "replace_signer"


_POSSIBLE = {
    Act.REOPEN: [A.SIGNING, A.REFUSED],
    Act.AMEND: [A.SIGNED],
    Act.WITHDRAW: [*OPEN, A.REFUSED],
    Act.CORRECT: [*OPEN, A.SIGNED],
    Act.REPLACE_SIGNER: OPEN,
}


def why_not(act: Act, agreement: Agreement, row: Signatory | None = None) -> str:
    """Why this can't be done with the agreement, or its party `row`; empty when it can."""
    if row is not None and row.has_signed:
        return _("Cette partie a déjà signé : sa signature et son contact restent tels quels.")
    if agreement.state not in _POSSIBLE[act]:
        return _("La convention est « %(state)s » : cela ne se fait pas maintenant.") % {
            "state": agreement.get_state_display()
        }
    if act == Act.WITHDRAW and not agreement.is_amendment:
        return _("Ce n’est pas un avenant : il n’y a rien à retirer.")
    if act == Act.AMEND and (agreement.amends or agreement).amendments.filter(state__in=OPEN).exists():
        return _("Un avenant est déjà en cours : signez-le ou retirez-le d’abord.")
    return ""


def why_no_report(placement: Placement) -> str:
    """Why neither an absence nor an accident of this week can be reported; empty when they can."""
    if placement.state not in HOLDING:
        return _("Ce stage est « %(state)s » : il n’y a plus rien à signaler.") % {
            "state": placement.get_state_display()
        }
    return _("Le stage n’a pas encore commencé.") if placement.first_day > clock.today() else ""


def why_not_ended(placement: Placement) -> str:
    """Why it can't be noted that the week didn't take place, or ended early; empty when it can."""
    if placement.state not in (P.PLANNED, P.ONGOING):
        return _("Ce stage est « %(state)s » : sa fin est déjà notée.") % {"state": placement.get_state_display()}
    if placement.first_day > clock.today():
        return _("Le stage n’a pas encore commencé : annulez la place plutôt.")
    return ""
