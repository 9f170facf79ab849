"""Every fact that changes where a pupil stands: the pupil's row is written anew at the end of the same action.

An event whose facts only the night changes (days that pass, a class's pace) isn't here: see `tasks.py`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from premierpas.accounts.events import CardIssued, CardUsed
from premierpas.applications import events as applications
from premierpas.applications.models import Application
from premierpas.core.closing import at_the_end
from premierpas.core.events import Event, subscribe
from premierpas.organisations.events import ClassWeeksChanged
from premierpas.people import events as people
from premierpas.people.models import Enrolment
from premierpas.placements import events as placements
from premierpas.placements.models import Agreement, Placement
from premierpas.workshop.events import PupilWrote

from .helping import settle_help
from .standings import is_caught_up_later, refresh

Who = Callable[[Any], Iterable[int]]


def _of_application(event: Any) -> Iterable[int]:
    return Application.objects.filter(pk=event.application_id).values_list("enrolment_id", flat=True)


def _of_placement(event: Any) -> Iterable[int]:
    return Placement.objects.filter(pk=event.placement_id).values_list("enrolment_id", flat=True)


def _of_agreement(event: Any) -> Iterable[int]:
    return Agreement.objects.filter(pk=event.agreement_id).values_list("placement__enrolment_id", flat=True)


def _of_pupil(event: PupilWrote) -> Iterable[int]:
    return _present(pupil=event.pupil_id)


def _of_pupils(event: Any) -> Iterable[int]:
    return _present(pupil__in=event.pupil_ids)


def _of_user(event: Any) -> Iterable[int]:
    return _present(pupil__user=event.user_id)


def _of_school(event: ClassWeeksChanged) -> Iterable[int]:
    return _present(classroom__school=event.school_id)


def _named(event: Any) -> Iterable[int]:
    return (event.enrolment_id,)


def _present(**which: object) -> Iterable[int]:
    return Enrolment.objects.filter(left_on=None, classroom__closed_at=None, **which).values_list("pk", flat=True)


def stand_and_help(enrolments: set[int]) -> None:
    """Where these pupils stand, then what is to be done about it."""
    refresh(enrolments)
    settle_help(enrolments)


HEARD: dict[Who, list[type[Event]]] = {
    _of_application: [
        applications.ApplicationStarted, applications.ApplicationSubmitted, applications.ApplicationRead,
        applications.ApplicationAccepted, applications.ApplicationRejected, applications.ApplicationConfirmed,
        applications.ApplicationEnded,
    ],
    _of_placement: [
        placements.PlacementMade, placements.PlacementCancelled, placements.PlacementAdvanced, placements.WeekEnded,
    ],
    _of_agreement: [
        placements.SignaturesRequested, placements.AgreementSignedBy, placements.AgreementSigned,
        placements.AgreementRefused, placements.AgreementVoided, placements.SignatoryReplaced,
    ],
    _of_pupil: [PupilWrote],
    _of_pupils: [people.PupilsEnrolled, people.PupilsCorrected],
    _of_user: [CardIssued, CardUsed],
    _of_school: [ClassWeeksChanged],
    _named: [
        people.PupilLeft, people.AuthorisationRecorded, people.AuthorisationWithdrawn, people.PupilWeeksChanged,
    ],
}  # fmt: skip


def _hear(kind: type[Event], who: Who) -> None:
    @subscribe(kind)
    def stand_anew(event: Event) -> None:
        if not is_caught_up_later():
            at_the_end(stand_and_help, *who(event))


for _who, _kinds in HEARD.items():
    for _kind in _kinds:
        _hear(_kind, _who)
