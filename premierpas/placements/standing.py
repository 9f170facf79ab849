"""Whose turn it is with an agreement, and since when: one answer for lists, pages and reminders."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .models import Agreement, AgreementState, Kind, Party, Signatory

A = AgreementState


@dataclass(frozen=True)
class Standing:
    """`who`: the parties waited for; `words`: a sentence; `since`: when their turn began, or None."""

    words: str
    since: datetime | None
    who: tuple[str, ...] = ()
    signed: int = 0
    needed: int = 0


def standing_of(agreement: Agreement) -> Standing:
    """Where an agreement stands; its signatories must have been read (`queries.parties`)."""
    rows = list(agreement.signatories.all())
    needed = [row for row in rows if row.required and agreement.kind != Kind.OUTSIDE]
    signed = sum(row.has_signed for row in needed)
    counts = {"signed": signed, "needed": len(needed)}
    if agreement.state == A.DRAFT:
        return _to_complete(agreement)
    if agreement.state == A.READY:
        done = [at for at in (agreement.host_done_at, agreement.school_done_at) if at]
        return Standing(_("À l’établissement de demander les signatures"), max(done, default=agreement.created_at),
                        (Party.SCHOOL,), **counts)  # fmt: skip
    if agreement.state == A.SIGNING:
        waited = on_turn(rows)
        names = ", ".join(str(Party(row.party).label) for row in waited)
        since = min((row.asked_at or agreement.requested_at or agreement.created_at for row in waited), default=None)
        words = _("Attend la signature : %(who)s") % {"who": names}
        return Standing(words, since, tuple(row.party for row in waited), **counts)
    if agreement.state == A.SIGNED:
        outside = agreement.kind == Kind.OUTSIDE
        words = _("Signée en dehors, enregistrée") if outside else _("Signée par tous")
        return Standing(words, agreement.signed_at, (), **counts)
    who = agreement.ended_by or _("une partie")
    words = (
        _("Refusée par %(who)s : %(why)s") if agreement.state == A.REFUSED else _("Annulée par %(who)s : %(why)s")
    ) % {"who": who, "why": agreement.end_reason.rstrip(".")}
    return Standing(words, None, (Party.SCHOOL,) if agreement.state == A.REFUSED else (), **counts)


def on_turn(rows: list[Signatory]) -> list[Signatory]:
    """Those who may sign now and haven't: required ones of the earliest turn that isn't over."""
    missing = [row for row in rows if row.required and not row.has_signed]
    earliest = min((row.turn for row in missing), default=0)
    return [row for row in missing if row.turn == earliest]


def why_not_sign_now(row: Signatory, rows: list[Signatory]) -> str:
    """Why this party can't sign at this moment, and what comes next; empty when they can. `rows`: all parties."""
    if row.agreement.state != A.SIGNING:
        return _("Cette convention n’attend pas de signature.")
    if row.has_signed:
        return _("C’est déjà signé pour cette partie.")
    waited = on_turn(rows)
    if row.required and row.pk not in {each.pk for each in waited}:
        names = _(" et ").join(str(Party(each.party).label) for each in waited)
        words = _("D’abord la signature de : %(who)s. Un message part dès que c’est au tour d’après.")
        return words % {"who": names}
    return ""


def _to_complete(agreement: Agreement) -> Standing:
    waited = [
        (party, label)
        for party, label, done in (
            (Party.HOST, _("la structure d’accueil"), agreement.host_done_at),
            (Party.SCHOOL, _("l’établissement"), agreement.school_done_at),
        )
        if done is None
    ]
    names = _(" et ").join(str(label) for _party, label in waited)
    words = _("À compléter par %(who)s") % {"who": names}
    return Standing(words, agreement.created_at, tuple(str(party) for party, _label in waited))
