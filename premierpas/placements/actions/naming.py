"""Who signs for the host: said while the agreement is made, and passed on later if it must be."""

from typing import Any

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.errors import NotAllowed
from premierpas.core.events import emit
from premierpas.core.text import one_line

from ..errors import AlreadySigned
from ..events import SignatoryReplaced
from ..evidence.chain import append
from ..models import Agreement, AgreementState, Happening, Party, Signatory
from ..purposes import COMPLETE, SIGN, is_for
from ..terms.content import Part
from .drafting import lock, require, save_part
from .parties import colleague, let_the_host_see


@action(may="placements.change", links={COMPLETE: is_for})
def save_host_part(agreement: Agreement, *, values: dict[str, Any], representative: dict[str, str], by: Actor) -> None:
    """Keep what was typed of the host's part, and who signs for it where that was said.

    Raises what `save_part` and `name_representative` raise.
    """
    save_part(agreement, part=Part.HOST, values=values, by=by)
    if representative["name"]:
        name_representative(agreement, **representative, by=by)


@action(may="placements.change", links={COMPLETE: is_for})
def name_representative(
    agreement: Agreement, *, name: str, function: str, email: str, phone: str, by: Actor
) -> Signatory:
    """Note who may bind the host and signs; saying the same again changes nothing."""
    held = lock(agreement)
    row = Signatory.objects.get(agreement=held, party=Party.HOST, rank=1)
    if (row.name, row.function, row.email, row.phone) == (name, function, email, phone):
        return row
    return hand_over(row, name=name, function=function, email=email, phone=phone)


@action(may="placements.change_seat", links={SIGN: is_for})
def pass_on(signatory: Signatory, *, name: str, function: str, email: str, phone: str = "", by: Actor) -> Signatory:
    """“Not me”: another person of the host signs. Raises what `hand_over` raises."""
    return hand_over(signatory, name=name, function=function, email=email, phone=phone)


@step
def hand_over(signatory: Signatory, *, name: str, function: str, email: str, phone: str) -> Signatory:
    """Let another person of the host sign; traced, the old link ends. Raises NotAllowed for other parties."""
    agreement = lock(signatory.agreement_id)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if row.party != Party.HOST:
        raise NotAllowed(_("Seule la structure d’accueil peut désigner une autre personne."))
    if row.has_signed:
        raise AlreadySigned
    require(agreement, AgreementState.DRAFT, AgreementState.READY, AgreementState.SIGNING)
    former = {"name": row.name, "function": row.function}
    row.name, row.function = one_line(name)[:150], one_line(function)[:100]
    row.email, row.phone, row.asked_at = email, phone, None
    row.user = colleague(agreement.placement.company_id, email)
    row.save()
    let_the_host_see(agreement.placement, [row])
    append(agreement, Happening.PASSED_ON, signatory=row.pk, before=former, name=row.name, function=row.function,
           by=one_line(current_actor().name)[:150])  # fmt: skip
    emit(SignatoryReplaced(at=clock.now(), agreement_id=agreement.pk, signatory_id=row.pk))
    return row
