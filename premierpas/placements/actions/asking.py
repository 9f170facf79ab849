"""Asking for signatures, and what stands in the way of it."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.events import emit

from ..errors import Incomplete
from ..events import SignaturesRequested
from ..evidence.chain import append
from ..models import Agreement, AgreementState, Happening, Party, Signatory
from ..terms.judging import breaches, special_cases, unreachable
from ..terms.prefill import given
from ..terms.wording import worded
from .drafting import lock, require, terms_of_school, write
from .parties import parties_now, seat_parties


def blockers(agreement: Agreement, *, parties: list[Signatory] | None = None) -> dict[str, str]:
    """Why signatures can't be asked for yet: field → sentence. `parties`: as seated, or as they would be now."""
    content, found = agreement.content, {}
    rows = parties_now(agreement) if parties is None else parties
    by_party = {row.party: row for row in rows if row.rank == 1}
    for party, text in (
        (Party.SCHOOL, _("L’établissement n’a pas encore de chef d’établissement inscrit.")),
        (Party.HOST, _("La structure n’a pas dit qui signe pour elle.")),
        (Party.GUARDIAN, _("Aucun responsable légal n’est enregistré pour cet élève.")),
    ):
        if party not in by_party or not by_party[party].name:
            found[str(party)] = text
    if str(Party.GUARDIAN) in found and agreement.placement.pupil.guardians.exists():
        found[str(Party.GUARDIAN)] = _(
            "Le contact d’un responsable légal vient de la liste\u00a0: confirmez-le d’abord."
        )
    if not agreement.is_amendment:
        found |= unreachable(content)
    for breach in breaches(agreement.placement, content):
        found.setdefault("days", breach.message)
    if content.dates and content.dates[0] <= clock.today():
        found["days"] = _(
            "Le premier jour est déjà là : choisissez d’autres jours, ou enregistrez la convention papier."
        )
    for case in special_cases(agreement.placement, content):
        if case not in content.special_case.split("+"):
            found[case] = {
                "family": _(
                    "Un membre de la famille accueille l’élève : l’établissement doit dire pourquoi il accepte."
                ),
                "abroad": _("Le stage a lieu à l’étranger : l’établissement doit dire pourquoi il accepte."),
            }[case]
    return found


@action(may="placements.ask_signatures")
def request_signatures(agreement: Agreement, *, by: Actor) -> Agreement:
    """Everybody may sign, each in turn. Asking twice changes nothing. Raises Incomplete with what stands in the way."""
    held = lock(agreement)
    if held.state == AgreementState.SIGNING:
        return held
    require(held, AgreementState.READY)
    settings = terms_of_school(held.placement.enrolment.classroom.school_id)
    if held.is_amendment:
        parties = list(held.signatories.all())
        write(held, worded(held.content, parties=parties, own=settings))
    else:
        parties = seat_parties(held, settings)
        content = held.content.with_(**given(held.placement, settings))
        write(held, worded(content, parties=parties, own=settings))
    found = blockers(held, parties=parties)
    if found:
        raise Incomplete(found)
    held.state, held.requested_at = AgreementState.SIGNING, clock.now()
    held.save(update_fields=["state", "requested_at", "terms", "terms_hash", "particulars"])
    append(held, Happening.REQUESTED, terms_hash=held.terms_hash, parties=[_party(row) for row in parties])
    emit(SignaturesRequested(at=clock.now(), agreement_id=held.pk))
    return held


def _party(row: Signatory) -> dict[str, object]:
    return {"signatory": row.pk, "party": row.party, "name": row.name, "required": row.required}
