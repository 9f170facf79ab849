"""Whoever has a seat is asked; whoever leaves is asked nothing more; another day asks again."""

from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import subscribe
from premierpas.events.enums import LIVE, RegistrationState
from premierpas.events.events import EventChanged, RegistrationMoved
from premierpas.events.models import Event, Registration
from premierpas.people.models import Guardian

from .actions.answering import forget
from .standing import coming, day_of, read, stand_of
from .telling import ask_guardians

_anybody_to_ask = Compiled(
    lambda: (
        Guardian.objects.confirmed()
        .filter(pupil__enrolments__participations__registration=Given("registration"))
        .values_list("pk")[:1]
    )
)


@subscribe(RegistrationMoved)
def ask_whoever_has_a_seat(event: RegistrationMoved) -> None:
    """All who register wait while this runs: where no guardian can be asked, it is one question at most."""
    if event.state not in LIVE:
        forget(Registration.objects.get(pk=event.registration_id))
    elif event.state == RegistrationState.CONFIRMED and _is_anybody_to_ask(event):
        registration = Registration.objects.select_related("event").get(pk=event.registration_id)
        if _asks(registration.event):
            for participant in read(registration.participants.filter(ended_at=None)):
                ask_guardians(participant, occasion=day_of(registration.event).isoformat())


def _is_anybody_to_ask(event: RegistrationMoved) -> bool:
    if event.has_guardian is not None:
        return event.has_guardian
    return _anybody_to_ask.first(registration=event.registration_id) is not None


@subscribe(EventChanged)
def ask_again_for_another_day(event: EventChanged) -> None:
    """A yes for the old date counts no more. Who was asked for this very day already isn't asked twice."""
    subject = Event.objects.get(pk=event.event_id)
    if _asks(subject):
        for participant in coming(subject):
            if stand_of(participant).is_missing:
                ask_guardians(participant, occasion=day_of(subject).isoformat())


def _asks(event: Event) -> bool:
    return event.asks_authorisation and event.is_running and not event.is_over
