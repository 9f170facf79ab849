"""Making an agreement: opened with all that is known, completed by host and school, ready when both are done."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.canonical import fingerprint
from premierpas.core.closing import at_the_end
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import emit
from premierpas.core.text import one_line

from ..days import as_multirange
from ..errors import AgreementMoved, Incomplete
from ..events import AgreementReady, PartCompleted
from ..evidence.chain import append
from ..models import LIVE, Agreement, AgreementState, Happening, Placement
from ..permissions import Filling
from ..purposes import COMPLETE, is_for_host_part
from ..terms.content import FIELD_PART, Content, Part
from ..terms.judging import breaches, missing
from ..terms.prefill import filled
from ..waiting import settle_stays
from .parties import seat_parties, terms_of_school
from .placing import DaysTaken

SCHOOL_DECIDES = "usual_hours"  # the one rule that the head teacher may lift, so the host needn't wait for it
_WITH = ("pupil__user", "enrolment__classroom__school")
_placement = Compiled(
    lambda: (
        Placement.objects.filter(pk=Given("placement"))
        .select_for_update(no_key=True, of=("self",))
        .select_related(*_WITH)
    )
)
_agreement = Compiled(lambda: Agreement.objects.filter(pk=Given("agreement")).select_for_update(of=("self",)))
_live = Compiled(
    lambda: Agreement.objects.filter(placement=Given("placement"), amends=None, state__in=LIVE).order_by("number")[:1]
)


@step
def open_agreement(placement: Placement | int) -> Agreement:
    """The agreement of a placement, filled with all that is known; the one that is live already, if there is one."""
    pk = placement if isinstance(placement, int) else placement.pk
    held = _placement.get(placement=pk)
    live = _live.first(placement=pk)
    if live is not None:
        live.placement = held
        return live
    settings = terms_of_school(held.enrolment.classroom.school_id)
    agreement = new_version(held, filled(held, settings))
    seat_parties(agreement, settings)
    return agreement


@step
def new_version(placement: Placement, content: Content, **fields: Any) -> Agreement:
    """A new row with this text, numbered after the placement's last; told to the chain. The placement is held."""
    last = placement.agreements.order_by("-number").values_list("number", flat=True).first() or 0
    by = current_actor().user
    agreement = Agreement(placement=placement, number=last + 1, created_by=by, created_at=clock.now(), **fields)
    write(agreement, content)
    agreement.save(force_insert=True)
    append(agreement, Happening.OPENED, number=agreement.number, terms_hash=agreement.terms_hash)
    at_the_end(settle_stays, placement.pk)
    return agreement


def write(agreement: Agreement, content: Content) -> None:
    """Put a text into an agreement that isn't saved yet, with its fingerprint."""
    agreement.terms, agreement.particulars = content.terms, content.particulars
    agreement.terms_hash = fingerprint(agreement.terms)


def lock(agreement: Agreement | int) -> Agreement:
    """The agreement as it is now, held, its placement held before it: one order everywhere."""
    pk = agreement if isinstance(agreement, int) else agreement.pk
    placement_id = Agreement.objects.values_list("placement_id", flat=True).get(pk=pk)
    placement = _placement.get(placement=placement_id)
    held = _agreement.get(agreement=pk)
    held.placement = placement
    return held


def require(agreement: Agreement, *states: AgreementState) -> None:
    """Raises AgreementMoved unless it is in one of these states."""
    if agreement.state not in states:
        raise AgreementMoved(agreement.get_state_display())


def _filling(given: Mapping[str, Any]) -> Filling:
    return Filling(given["agreement"], given["part"])


@action(may="placements.fill_part", on=_filling, links={COMPLETE: is_for_host_part})
def save_part(agreement: Agreement, *, part: Part, values: dict[str, Any], by: Actor) -> Agreement:
    """Keep what host or school has typed of its own fields, complete or not. A ready agreement is a draft again.

    Raises AgreementMoved once signatures were asked for, DaysTaken when new days meet another placement, and ValueError
    for a field of another part.
    """
    held = lock(agreement)
    require(held, AgreementState.DRAFT, AgreementState.READY)
    foreign = [name for name in values if FIELD_PART[name] is not part and name != "days"]
    if foreign:
        raise ValueError(f"not fields of {part}: {', '.join(foreign)}")
    before = held.content
    content = before.with_(**values)
    if content == before:
        return held
    write(held, content)
    if content.dates != before.dates and not held.is_amendment:
        move_days(held.placement, content)
    _undo(held, part)
    if "days" in content.changed_from(before):
        _undo(held, Part.HOST if part is Part.SCHOOL else Part.SCHOOL)
    held.save()
    return held


@step
def move_days(placement: Placement, content: Content) -> None:
    """Let the placement lie on the text's days; raises DaysTaken when another of the pupil's does."""
    dates = content.dates
    if not dates:
        return
    placement.days, placement.first_day, placement.last_day = as_multirange(dates), dates[0], dates[-1]
    try:
        with transaction.atomic():
            placement.save(update_fields=["days", "first_day", "last_day"])
    except IntegrityError as error:
        if "placement_one_on_any_day" in str(error):
            raise DaysTaken from error
        raise
    at_the_end(settle_stays, placement.pk)


def _undo(agreement: Agreement, part: Part) -> None:
    """A part that is changed is no longer complete, and the agreement no longer ready."""
    setattr(agreement, f"{part}_done_at", None)
    setattr(agreement, f"{part}_done_by", "")
    if agreement.state == AgreementState.READY:
        agreement.state = AgreementState.DRAFT


@action(may="placements.fill_part", on=_filling, links={COMPLETE: is_for_host_part})
def complete_part(agreement: Agreement, *, part: Part, by: Actor) -> Agreement:
    """Mark a part as done; when both are, the agreement is ready. Doing it twice changes nothing.

    Raises Incomplete with every field that is missing or every rule that the hours break.
    """
    held = lock(agreement)
    require(held, AgreementState.DRAFT, AgreementState.READY)
    if held.done_at(part) is not None:
        return held
    content = held.content
    lacks = missing(part, content, sector=held.placement.sector)
    for breach in breaches(held.placement, content):
        if part is Part.SCHOOL or breach.rule != SCHOOL_DECIDES:
            lacks.setdefault("days", breach.message)
    if lacks:
        raise Incomplete(lacks)
    setattr(held, f"{part}_done_at", clock.now())
    setattr(held, f"{part}_done_by", one_line(by.name)[:150])
    if held.host_done_at and held.school_done_at:
        held.state = AgreementState.READY
    held.save()
    emit(PartCompleted(at=clock.now(), agreement_id=held.pk, part=str(part)))
    if held.state == AgreementState.READY:
        emit(AgreementReady(at=clock.now(), agreement_id=held.pk))
    return held
