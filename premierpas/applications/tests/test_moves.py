"""Every move of the table works, every other is refused, by actions and by the database; each state has its page."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from premierpas.applications import actions
from premierpas.applications.enums import APPLICATION_MOVES, SEATED
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.errors import MovedOn
from premierpas.applications.models import Application
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.offers.enums import SeatState
from tests.begun import begun_once
from tests.factories import a_host_of, a_school_of, acting

from .conftest import TODAY
from .situations import CV, LETTER, PROGRAMME, in_state
from .test_applying import signed_in
from .test_inbox import member_of, page_of

pytestmark = pytest.mark.django_db
Each = dict[S, Application]

ACTS: dict[S, Callable[[Application], object]] = {
    S.SUBMITTED: lambda a: (
        actions.restore(a, by=acting(a.pupil))
        if a.state == S.WITHDRAWN
        else actions.submit_application(a, letter=LETTER, cv=CV, by=acting(a.pupil))
    ),
    S.UNDER_REVIEW: lambda a: actions.ask_more_time(a, by=a_host_of(a)),
    S.ACCEPTED: lambda a: actions.accept(a, by=a_host_of(a)),
    S.REJECTED: lambda a: actions.reject(a, reason="full", kind_words="Bon courage.", by=a_host_of(a)),
    S.CONFIRMED: lambda a: actions.confirm_place(a, by=acting(a.pupil)),
    S.WITHDRAWN: lambda a: actions.withdraw(a, by=acting(a.pupil), reason="un autre projet"),
    S.CANCELLED_BY_COMPANY: lambda a: actions.cancel_by_company(a, by=PROGRAMME, reason="travaux"),
    S.CANCELLED_BY_SCHOOL: lambda a: actions.cancel_by_school(a, by=a_school_of(a), reason="voyage"),
}
ALLOWED = [(before, after) for before, afters in APPLICATION_MOVES.items() for after in afters if after in ACTS]
REFUSED = [(before, after) for before in S for after in ACTS if after not in APPLICATION_MOVES.get(before, [])]


@travel(TODAY)
def one_in_each_state() -> dict[S, Application]:
    """Each of a pupil and of an offer of its own."""
    return {state: in_state(state) for state in S}


in_each_state = begun_once(one_in_each_state)


@pytest.mark.parametrize(("before", "after"), ALLOWED)
def test_an_allowed_move_is_made(november: object, in_each_state: Each, before: S, after: S) -> None:
    application = deepcopy(in_each_state[before])
    ACTS[after](application)
    application.refresh_from_db()
    assert application.state == after
    assert (application.seat is not None) == (after in SEATED)


@pytest.mark.parametrize(("before", "after"), REFUSED)
def test_any_other_move_is_refused(november: object, in_each_state: Each, before: S, after: S) -> None:
    application = deepcopy(in_each_state[before])
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
    actions.cancel_by_school(application, by=a_school_of(application), reason="déménagement")
    application.slot.refresh_from_db()
    assert application.slot.free == 1


def test_only_the_pupil_may_confirm(november: object) -> None:
    application, stranger = in_state(S.ACCEPTED), acting(in_state(S.SUBMITTED).pupil)
    for other in (stranger, a_host_of(application), a_school_of(application), PROGRAMME):
        with pytest.raises(NotAllowed):
            actions.confirm_place(application, by=other)


@pytest.mark.parametrize("state", S)
def test_a_company_takes_back_only_what_it_has_accepted(november: object, in_each_state: Each, state: S) -> None:
    application = deepcopy(in_each_state[state])
    host = a_host_of(application)
    if state in SEATED:
        assert actions.cancel_by_company(application, by=host, reason="travaux").state == S.CANCELLED_BY_COMPANY
        return
    with pytest.raises(DomainError), transaction.atomic():
        actions.cancel_by_company(application, by=host, reason="travaux")


def test_a_second_tap_on_confirm_names_the_state(november: object) -> None:
    application = in_state(S.CONFIRMED)
    with pytest.raises(MovedOn, match="confirmée"):
        actions.confirm_place(application, by=acting(application.pupil))


def test_every_state_has_its_page_for_the_pupil_and_for_the_company(november: object, in_each_state: Each) -> None:
    for state in set(S) - {S.DRAFT}:
        application = in_each_state[state]
        client = signed_in(application.pupil)
        assert client.get(reverse("applications:own", args=[application.pk])).status_code == 200
        assert client.get(reverse("applications:mine")).status_code == 200
        assert member_of(application).get(page_of(application)).status_code == 200
