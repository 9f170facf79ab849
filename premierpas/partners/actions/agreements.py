"""Agreements, version by version; what is asked of an institution and what it answers."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.text import one_line

from ..enums import Outcome
from ..models import Agreement, Partner, Request
from ..timeline import note_contact, tell_fact
from ..waiting import AGREEMENT, REQUEST
from .rows import locked


@action(may="partners.change")
def add_agreement(
    partner: Partner, *, by: Actor, title: str, sign_by: date, starts_on: date, ends_on: date | None = None,
    replaces: Agreement | None = None,
) -> Agreement:  # fmt: skip
    """An agreement to be signed; with `replaces` it is the next version of that one. Raises DomainError, WrongState."""
    partner = locked(partner)
    if ends_on is not None and ends_on < starts_on:
        raise DomainError(_("La fin est avant le début."), field="ends_on")
    version = 1
    if replaces is not None:
        if replaces.partner_id != partner.pk or Agreement.objects.filter(replaces=replaces).exists():
            raise WrongState(_("Cet accord a déjà une nouvelle version."))
        version = replaces.version + 1
    agreement = Agreement.objects.create(
        partner=partner, title=one_line(title), version=version, replaces=replaces, sign_by=sign_by,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip
    tell_fact(partner, "agreement", name=agreement.title)
    settle(AGREEMENT.code, [agreement.pk, *([replaces.pk] if replaces else [])])
    return agreement


@step
def _open(agreement: Agreement) -> Agreement:
    locked(agreement.partner)
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("partner").get(pk=agreement.pk)
    if agreement.ended_on is not None:
        raise WrongState(_("Cet accord est terminé."))
    return agreement


@action(may="partners.change", on=lambda given: given["agreement"].partner)
def sign_agreement(
    agreement: Agreement, *, by: Actor, signed_on: date, our_signatory: str, their_signatory: str
) -> Agreement:
    """Both have signed. Raises DomainError for a day to come, WrongState once it is signed or ended."""
    agreement = _open(agreement)
    if agreement.signed_on is not None:
        raise WrongState(_("Cet accord est déjà signé."))
    if signed_on > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="signed_on")
    agreement.signed_on = signed_on
    agreement.our_signatory, agreement.their_signatory = one_line(our_signatory), one_line(their_signatory)
    agreement.save(update_fields=["signed_on", "our_signatory", "their_signatory"])
    tell_fact(agreement.partner, "signed", name=agreement.title)
    settle(AGREEMENT.code, [agreement.pk])
    return agreement


@action(may="partners.change", on=lambda given: given["agreement"].partner)
def end_agreement(agreement: Agreement, *, by: Actor) -> Agreement:
    """It isn't renewed, or won't be signed: nobody is reminded of it any more."""
    agreement = _open(agreement)
    agreement.ended_on = clock.today()
    agreement.save(update_fields=["ended_on"])
    tell_fact(agreement.partner, "ended", name=agreement.title)
    settle(AGREEMENT.code, [agreement.pk])
    return agreement


@action(may="partners.change")
def ask_institution(partner: Partner, *, by: Actor, asked: str, asked_on: date, due: date) -> Request:
    """Note what was asked and by when an answer is expected. Raises DomainError for days that don't fit."""
    partner = locked(partner)
    if asked_on > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="asked_on")
    if due < asked_on:
        raise DomainError(_("La réponse ne peut pas venir avant la demande."), field="due")
    request = Request.objects.create(partner=partner, asked=asked.strip(), asked_on=asked_on, due=due)
    tell_fact(partner, "asked", name=request.asked[:80])
    settle(REQUEST.code, [request.pk])
    return request


@action(may="partners.change", on=lambda given: given["request"].partner)
def note_answer(request: Request, *, by: Actor, outcome: Outcome, answer: str, answered_on: date) -> Request:
    """Note what it said. Raises WrongState once there is an answer, DomainError for none or for a day to come."""
    locked(request.partner)
    request = Request.objects.select_for_update(of=("self",)).select_related("partner").get(pk=request.pk)
    if request.outcome != Outcome.WAITING:
        raise WrongState(_("La réponse est déjà notée."))
    if outcome == Outcome.WAITING:
        raise DomainError(_("Choisissez la réponse."), field="outcome")
    if not request.asked_on <= answered_on <= clock.today():
        raise DomainError(_("Vérifiez le jour : entre la demande et aujourd’hui."), field="answered_on")
    request.outcome, request.answer, request.answered_on = outcome, answer.strip(), answered_on
    request.save(update_fields=["outcome", "answer", "answered_on"])
    note_contact(request.partner)
    tell_fact(request.partner, "answered", name=request.asked[:80])
    settle(REQUEST.code, [request.pk])
    return request
