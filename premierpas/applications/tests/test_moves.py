"""Every move of the table works, every other is refused, by the actions and by the database itself."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from premierpas.applications import actions
from premierpas.applications.enums import APPLICATION_MOVES, SEATED
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.errors import MovedOn
from premierpas.applications.models import Application
from premierpas.core.errors import DomainError
from premierpas.offers.enums import SeatState

from .situations import CV, LETTER, in_state

pytestmark = pytest.mark.django_db

ACTS: dict[S, Callable[[Application], object]] = {
    S.SUBMITTED: lambda a: (
        actions.restore(a, by=a.pupil.user)
        if a.state == S.WITHDRAWN
        else actions.submit_application(a, letter=LETTER, cv=CV, by=a.pupil.user)
    ),
    S.UNDER_REVIEW: lambda a: actions.ask_more_time(a, by_name="Fatou"),
    S.ACCEPTED: lambda a: actions.accept(a, by_name="Fatou"),
    S.REJECTED: lambda a: actions.reject(a, reason="full", kind_words="Bon courage.", by_name="Fatou"),
    S.CONFIRMED: lambda a: actions.confirm_place(a, by=a.pupil.user),
    S.WITHDRAWN: lambda a: actions.withdraw(a, by=a.pupil.user, reason="un autre projet"),
    S.CANCELLED_BY_COMPANY: lambda a: actions.cancel_by_company(a, by_name="Fatou", reason="travaux"),
    S.CANCELLED_BY_SCHOOL: lambda a: actions.cancel_by_school(a, reason="voyage"),
}
ALLOWED = [(before, after) for before, afters in APPLICATION_MOVES.items() for after in afters if after in ACTS]
REFUSED = [(before, after) for before in S for after in ACTS if after not in APPLICATION_MOVES.get(before, [])]


@pytest.mark.parametrize(("before", "after"), ALLOWED)
def test_an_allowed_move_is_made(november: object, before: S, after: S) -> None:
    application = in_state(before)
    ACTS[after](application)
    application.refresh_from_db()
    assert application.state == after
    assert (application.seat is not None) == (after in SEATED)


@pytest.mark.parametrize(("before", "after"), REFUSED)
def test_any_other_move_is_refused(november: object, before: S, after: S) -> None:
    application = in_state(before)
    with pytest.raises(DomainError), transaction.atomic():
        ACTS[after](application)
    application.refresh_from_db()
    assert application.state == before


def test_the_database_refuses_a_wrong_move_by_raw_sql(november: object) -> None:
    application = in_state(S.REJECTED)
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE applications_application SET state = 'confirmed' WHERE id = %s", [application.pk])


def test_the_database_refuses_a_row_that_starts_confirmed(november: object) -> None:
    draft = in_state(S.DRAFT)
    copy = Application(
        pupil=draft.pupil, enrolment=draft.enrolment, offer=draft.offer, slot=draft.slot, state=S.SUBMITTED
    )
    with pytest.raises(DatabaseError, match="can't start"), transaction.atomic():
        copy.save()


def test_the_database_refuses_an_acceptance_without_a_seat(november: object) -> None:
    application = in_state(S.SUBMITTED)
    with pytest.raises(IntegrityError, match="seat_exactly_while_accepted"), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(state=S.ACCEPTED)


def test_a_confirmed_seat_is_taken_and_free_again_after_a_cancellation(november: object) -> None:
    application = in_state(S.CONFIRMED)
    assert application.seat is not None
    application.seat.refresh_from_db()
    assert application.seat.state == SeatState.TAKEN
    actions.cancel_by_school(application, reason="déménagement")
    application.slot.refresh_from_db()
    assert application.slot.free == 1


def test_only_the_pupil_may_confirm(november: object) -> None:
    application, stranger = in_state(S.ACCEPTED), in_state(S.SUBMITTED).pupil.user
    with pytest.raises(DomainError, match="Seul l’élève"):
        actions.confirm_place(application, by=stranger)


def test_a_second_tap_on_confirm_names_the_state(november: object) -> None:
    application = in_state(S.CONFIRMED)
    with pytest.raises(MovedOn, match="confirmée"):
        actions.confirm_place(application, by=application.pupil.user)
