"""While a mentor is away somebody else sees the pupil, between two days and no longer."""

from datetime import date

from django.db import IntegrityError, transaction

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.people.models import Volunteer
from premierpas.people.team import may_accompany

from ..errors import DaysTheWrongWay, MentorThemself, NotCleared, PairIsOver, SaidNo, StandsInAlready
from ..models import Pair, StandIn
from ..said import refusal_of
from ..seeing import close_between, open_between
from ..telling import tell_replaced
from .pairing import locked


@action(may="mentoring.pair")
def stand_in(pair: Pair, *, by: Actor, volunteer: Volunteer, first_day: date, last_day: date, why: str = "") -> StandIn:
    """Somebody cleared is in the mentor's place between these days; pupil and family are told who comes.

    Raises NotCleared, MentorThemself, DaysTheWrongWay, StandsInAlready, SaidNo or PairIsOver.
    """
    return replaced(locked(pair), volunteer, first_day, last_day, why)


@step
def replaced(pair: Pair, volunteer: Volunteer, first_day: date, last_day: date, why: str) -> StandIn:
    """The same as a part of something else: who comes next is there beside who leaves."""
    if not pair.is_running:
        raise PairIsOver
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    if not may_accompany(volunteer) or volunteer.territory_id != pair.volunteer.territory_id:
        raise NotCleared
    if volunteer.pk == pair.volunteer_id:
        raise MentorThemself
    if last_day < max(first_day, clock.today()):
        raise DaysTheWrongWay
    if refusal_of(pair.enrolment_id) is not None:
        raise SaidNo
    row = StandIn(
        pair=pair, volunteer=volunteer, first_day=first_day, last_day=last_day, why=why.strip(),
        arranged_by_id=current_actor().user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise StandsInAlready from None
    open_between(row)
    tell_replaced(row)
    return row


@action(may="mentoring.pair", on=lambda given: given["row"].pair)
def cancel_stand_in(row: StandIn, *, by: Actor) -> StandIn:
    """Nobody replaces any more, at once."""
    row = StandIn.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.cancelled_at is None:
        no_more(row)
    return row


@step
def no_more(row: StandIn) -> None:
    """A replacement ends now, or never begins."""
    row.cancelled_at = clock.now()
    row.save(update_fields=["cancelled_at"])
    close_between(row)
