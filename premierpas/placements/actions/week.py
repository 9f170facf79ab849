"""What happens in the week and must be known at once: an absence, an accident, an end before time."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line

from ..days import as_multirange
from ..events import AbsenceReported, AccidentReported, PupilArrived, WeekEnded
from ..models import HOLDING, Absence, Accident, Placement, PlacementState
from ..purposes import WEEK, is_for
from ..terms.prefill import days_of

P = PlacementState


class NotThatDay(DomainError):
    """The pupil isn't expected on this day."""

    def __init__(self) -> None:
        super().__init__(_("Ce n’est pas un jour de présence de l’élève."), field="day")


class NotYet(DomainError):
    """The day, or the hour, is still to come."""

    def __init__(self) -> None:
        super().__init__(_("Ce moment n’est pas encore arrivé."), field="day")


def _held(placement: Placement | int, *states: PlacementState) -> Placement:
    pk = placement if isinstance(placement, int) else placement.pk
    held = Placement.objects.select_for_update(no_key=True).get(pk=pk)
    if states and held.state not in states:
        raise WrongState(_("Ce stage est « %(state)s » : cela ne se fait plus.") % {"state": held.get_state_display()})
    return held


@action(may="placements.report", links={WEEK: is_for})
def report_absence(placement: Placement, *, day: date, note: str, by: Actor) -> Absence:
    """The pupil isn't there: told to school and family with this transaction. Twice on a day is once.

    Raises NotYet, NotThatDay, or WrongState for a placement that was given up.
    """
    held = _held(placement, *HOLDING)
    if day > clock.today():
        raise NotYet
    if day not in days_of(held):
        raise NotThatDay
    present = Absence.objects.filter(placement=held, day=day).first()
    if present is not None:
        return present
    row = Absence.objects.create(
        placement=held, day=day, note=one_line(note)[:300], reported_by=one_line(by.name)[:150], by=by.user,
        at=clock.now(),
    )  # fmt: skip
    emit(AbsenceReported(at=clock.now(), absence_id=row.pk))
    return row


@action(may="placements.report", on=lambda given: given["absence"].placement, links={WEEK: is_for})
def note_arrival(absence: Absence, *, by: Actor) -> Absence:
    """The pupil has come after all; whoever was worried is told. Twice changes nothing."""
    _held(absence.placement_id)
    row = Absence.objects.select_for_update().get(pk=absence.pk)
    if row.arrived_at is None:
        row.arrived_at = clock.now()
        row.save(update_fields=["arrived_at"])
        emit(PupilArrived(at=clock.now(), absence_id=row.pk))
    return row


@action(may="placements.report")
def report_accident(
    placement: Placement, *, happened_at: datetime, where: str, what: str, on_the_way: bool = False, injuries: str = "",
    witnesses: str = "", care: str = "", by: Actor,
) -> Accident:  # fmt: skip
    """The facts that the declaration asks for; head, teachers, coordinators and family are told at once.

    Raises NotYet for a moment to come, WrongState for a placement that was given up.
    """
    held = _held(placement, *HOLDING)
    if happened_at > clock.now():
        raise NotYet
    same = Accident.objects.filter(placement=held, happened_at=happened_at, what=what.strip()).first()
    if same is not None:
        return same
    row = Accident.objects.create(
        placement=held, happened_at=happened_at, where=one_line(where)[:200], on_the_way=on_the_way,
        what=what.strip()[:2000], injuries=one_line(injuries)[:300], witnesses=one_line(witnesses)[:300],
        care=one_line(care)[:300], reported_by=one_line(by.name)[:150], by=by.user, at=clock.now(),
    )  # fmt: skip
    emit(AccidentReported(at=clock.now(), accident_id=row.pk))
    return row


@action(may="placements.end_week")
def mark_not_held(placement: Placement, *, who: str, reason: str, by: Actor) -> Placement:
    """The week didn't take place: who gave it up, and why. Evidence stays. Twice changes nothing."""
    held = _held(placement)
    if held.state == P.NOT_HELD:
        return held
    held = _held(held, P.PLANNED, P.ONGOING)
    if held.first_day > clock.today():
        raise WrongState(_("La semaine n’a pas commencé : annulez la place plutôt."))
    return _end(held, P.NOT_HELD, f"{who} : {reason_given(reason)}", by)


@action(may="placements.end_week")
def interrupt(placement: Placement, *, last_day: date, reason: str, by: Actor) -> Placement:
    """The week ends before time; the days after are free for another place. Twice changes nothing.

    Raises NotThatDay when the last day isn't one of presence before the end, NotYet for one to come.
    """
    held = _held(placement)
    if held.state == P.INTERRUPTED:
        return held
    held = _held(held, P.ONGOING)
    days = days_of(held)
    if last_day not in days:
        raise NotThatDay
    if last_day > clock.today():
        raise NotYet
    kept = [day for day in days if day <= last_day]
    held.days, held.last_day = as_multirange(kept), last_day
    return _end(held, P.INTERRUPTED, reason_given(reason), by, "days", "last_day")


def _end(held: Placement, state: PlacementState, reason: str, by: Actor, *fields: str) -> Placement:
    held.state, held.end_reason, held.ended_at = state, one_line(reason)[:300], clock.now()
    held.save(update_fields=["state", "end_reason", "ended_at", *fields])
    emit(WeekEnded(at=clock.now(), placement_id=held.pk, by_name=by.name))
    return held
