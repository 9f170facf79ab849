"""Whoever is offered a seat takes it or leaves it; whoever has one, or waits, may leave for good."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState

from ..enums import RegistrationState
from ..errors import NotOpen, TooLateToAnswer
from ..models import Escort, Event, Participant, Registration, Seat
from ..seats import end, hand_out, locked, move


@action(may="events.answer")
def accept_seat(registration: Registration, *, by: Actor) -> Registration:
    """The seat that was held is theirs. Raises TooLateToAnswer or WrongState; a second time nothing changes."""
    locked(registration.event)
    registration = _fresh(registration)
    if registration.state == RegistrationState.CONFIRMED:
        return registration
    _is_offered(registration)
    if not registration.event.is_running:
        raise NotOpen
    move(registration, RegistrationState.CONFIRMED)
    return registration


@action(may="events.answer")
def decline_seat(registration: Registration, *, by: Actor) -> Registration:
    """Somebody else gets the seat. Raises TooLateToAnswer or WrongState; a second time nothing changes."""
    event = locked(registration.event)
    registration = _fresh(registration)
    if registration.state == RegistrationState.DECLINED:
        return registration
    _is_offered(registration)
    end(registration, RegistrationState.DECLINED)
    hand_out(event)
    return registration


@action(may="events.answer")
def leave(registration: Registration, *, by: Actor) -> Registration:
    """They don't come: the seat goes on; who comes back joins the end of the line. Raises WrongState when over."""
    event = locked(registration.event)
    registration = _fresh(registration)
    if registration.state == RegistrationState.LEFT:
        return registration
    if not registration.is_live or event.is_over:
        raise WrongState(_("Cette inscription est déjà terminée."))
    end(registration, RegistrationState.LEFT)
    hand_out(event)
    return registration


@action(may="events.answer", on=lambda given: given["participant"].registration)
def remove_participant(participant: Participant, *, by: Actor) -> Participant:
    """One pupil of a class doesn't come: that seat goes on. The last one ends the registration."""
    event = locked(participant.event)
    registration = _fresh(participant.registration)
    if not registration.is_live or event.is_over:
        raise WrongState(_("Cette inscription est déjà terminée."))
    participant = Participant.objects.get(pk=participant.pk)
    if participant.ended_at is not None:
        return participant
    take_out(participant, registration)
    hand_out(event)
    participant.refresh_from_db()
    return participant


@action(may="events.answer")
def name_escorts(registration: Registration, *, by: Actor, escorts: Sequence[tuple[str, str]]) -> Registration:
    """Exactly these adults come with the class; names and numbers. Raises WrongState once it is over."""
    event = locked(registration.event)
    registration = _fresh(registration)
    if not registration.is_live or event.is_over or registration.classroom_id is None:
        raise WrongState(_("Cette inscription est déjà terminée."))
    Escort.objects.filter(registration=registration).delete()
    Escort.objects.bulk_create([Escort(registration=registration, name=name, phone=phone) for name, phone in escorts])
    return registration


@step
def take_out(participant: Participant, registration: Registration) -> None:
    """One person less; the last one's registration ends. The caller holds the event's lock, and hands out."""
    if registration.persons == 1:
        end(registration, RegistrationState.LEFT)
        return
    Seat.objects.filter(participant=participant).update(participant=None)
    participant.ended_at = clock.now()
    participant.save(update_fields=["ended_at"])
    registration.persons -= 1
    registration.save(update_fields=["persons"])


@step
def take_out_everywhere(enrolment_id: int) -> None:
    """A pupil who has left the school comes to none of its events: each seat goes on."""
    ahead = Participant.objects.filter(enrolment=enrolment_id, ended_at=None, event__in=Event.objects.ahead())
    for participant in ahead.select_related("event", "registration__event").order_by("event"):
        event = locked(participant.event)
        take_out(participant, _fresh(participant.registration))
        hand_out(event)


def _fresh(registration: Registration) -> Registration:
    return Registration.objects.select_related("event", "school").get(pk=registration.pk)


def _is_offered(registration: Registration) -> None:
    if registration.state == RegistrationState.LAPSED:
        raise TooLateToAnswer
    if registration.state != RegistrationState.OFFERED:
        raise WrongState(_("Aucune place n’attend de réponse ici : il faut recharger la page."))
    if registration.answer_by is not None and registration.answer_by <= clock.now():
        raise TooLateToAnswer
