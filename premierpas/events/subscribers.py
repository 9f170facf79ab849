"""What follows from a registration's move: words, a teacher's task; and from a pupil who leaves: free seats."""

from premierpas.agenda.settling import settle
from premierpas.core.events import subscribe
from premierpas.people.events import PupilLeft

from .actions.answering import take_out_everywhere
from .enums import RegistrationState
from .events import DrawHeld, RegistrationMoved
from .models import Event, Registration
from .telling import tell_draw, tell_lapsed, tell_offered, tell_seated
from .waiting import CLASS_OFFER


@subscribe(RegistrationMoved)
def registration_moved(fact: RegistrationMoved) -> None:
    """Offers, answers and silences are told; what somebody does on the page isn't told them again."""
    if fact.is_new or fact.state == RegistrationState.WAITING:
        return
    rows = Registration.objects.select_related("event", "classroom__school", "enrolment__pupil__user")
    registration = rows.get(pk=fact.registration_id)
    if fact.state == RegistrationState.OFFERED:
        tell_offered(registration)
    elif fact.state == RegistrationState.LAPSED:
        tell_lapsed(registration)
    elif fact.state == RegistrationState.CONFIRMED and registration.offered_at is not None:
        tell_seated(registration)
    if registration.classroom_id is not None:
        settle(CLASS_OFFER.code, [registration.pk])


@subscribe(DrawHeld)
def draw_held(fact: DrawHeld) -> None:
    tell_draw(Event.objects.get(pk=fact.event_id))


@subscribe(PupilLeft)
def pupil_left(fact: PupilLeft) -> None:
    take_out_everywhere(fact.enrolment_id)
