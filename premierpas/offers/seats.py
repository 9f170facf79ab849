"""Seats under concurrency: the database picks and guards them, never luck."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError

from .enums import SeatState
from .models import OfferSlot, Seat


class NoSeatLeft(DomainError):
    """Every seat of the week is held or taken."""

    def __init__(self) -> None:
        super().__init__(_("Il n’y a plus de place libre pour cette semaine."))


class PlacesInUse(DomainError):
    """Places can't go below those held or taken."""

    def __init__(self, used: int) -> None:
        super().__init__(
            _("%(used)d places sont déjà réservées ou prises : gardez-en au moins autant.") % {"used": used},
            field="places",
        )


@transaction.atomic
def hold_seat(slot: OfferSlot) -> Seat:
    """Hold a free seat of this week for an accepted pupil; raises NoSeatLeft. Two callers never get the same one."""
    seat = (
        Seat.objects.select_for_update(skip_locked=True)
        .filter(slot=slot, state=SeatState.FREE)
        .order_by("number")
        .first()
    )
    if seat is None:
        raise NoSeatLeft
    return _move(seat, SeatState.HELD)


@transaction.atomic
def take_seat(seat: Seat) -> Seat:
    """The pupil has confirmed: the held seat is theirs."""
    return _move(Seat.objects.select_for_update().get(pk=seat.pk), SeatState.TAKEN)


@transaction.atomic
def free_seat(seat: Seat) -> Seat:
    """The seat is open again."""
    return _move(Seat.objects.select_for_update().get(pk=seat.pk), SeatState.FREE)


@transaction.atomic
def set_places(slot: OfferSlot, places: int) -> None:
    """Make this week have exactly `places` seats; raises PlacesInUse below those held or taken."""
    seats = list(Seat.objects.select_for_update().filter(slot=slot).order_by("number"))
    used = [seat for seat in seats if seat.state != SeatState.FREE]
    if places < len(used):
        raise PlacesInUse(len(used))
    for seat in _surplus(seats, places):
        seat.delete()
    numbers = {seat.number for seat in Seat.objects.filter(slot=slot)}
    missing = places - len(numbers)
    fresh = (number for number in range(1, places + len(numbers) + 1) if number not in numbers)
    Seat.objects.bulk_create(Seat(slot=slot, number=next(fresh)) for _each in range(missing))


def _surplus(seats: list[Seat], places: int) -> Iterable[Seat]:
    free = [seat for seat in reversed(seats) if seat.state == SeatState.FREE]
    return free[: max(0, len(seats) - places)]


def _move(seat: Seat, state: SeatState) -> Seat:
    seat.state = state
    seat.save(update_fields=["state"])
    return seat
