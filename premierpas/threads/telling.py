"""Who hears of a message: whom it is for, never by its text; a pupil in the morning."""

from datetime import datetime

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.outbox.notices import Recipient
from premierpas.core.outbox.quiet import awake_from
from premierpas.messaging.responsible import responsible_for
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import about_pupil, circle, locality_of, tell
from premierpas.people.enums import LinkPurpose

from .models import Message, Thread
from .notices import HELD_MESSAGE, HELD_TOO_LONG, JUDGED, NEW_FOR_ADULT, NEW_FOR_PUPIL
from .readers import readers_of


def awake_at(thread: Thread) -> datetime | None:
    """When the pupil will hear of what is written now, where that isn't at once."""
    school = thread.enrolment.classroom.school
    now = clock.now()
    awake = awake_from(now, locality_of(school))
    return awake if awake > now else None


@step
def tell_shown(message: Message) -> None:
    """Pupil and adult of the thread, and who stands in for the adult today; not who wrote it."""
    thread = message.thread
    pupil = thread.enrolment.pupil
    key, about = f"threads.message:{message.pk}", about_pupil(pupil)
    readers = readers_of(thread)
    adults = [each for each in readers.adults if each.is_partner or each.link.purpose == LinkPurpose.STAND_IN]
    to = [recipient_of(each.link.adult) for each in adults if each.user_id != message.by_id]
    tell(NEW_FOR_ADULT, to, key=key, about=about, link=f"/messages/{thread.pk}/")
    if message.by_id != pupil.user_id:
        around = circle(pupil, within=thread.enrolment)
        tell(NEW_FOR_PUPIL, around.pupil, key=key, about=about, link=f"/moi/messages/{thread.pk}/")


@step
def tell_judged(message: Message) -> None:
    """The writer, when it wasn't passed on."""
    thread = message.thread
    pupil = thread.enrolment.pupil
    if message.by is None:
        return
    is_pupil = message.by_id == pupil.user_id
    to = circle(pupil, within=thread.enrolment).pupil if is_pupil else [recipient_of(message.by)]
    link = f"/moi/messages/{thread.pk}/" if is_pupil else f"/messages/{thread.pk}/"
    tell(JUDGED, to, key=f"threads.judged:{message.pk}", about=about_pupil(pupil), link=link)


@step
def tell_held(message: Message) -> None:
    """The coordinators of the territory but the writer, once an hour however many wait."""
    hour = clock.now().strftime("%Y%m%d%H")
    to = _coordinators(message)
    pupil = message.thread.enrolment.pupil
    key = f"threads.held:{message.thread.enrolment.classroom.school.territory_id}:{hour}"
    tell(HELD_MESSAGE, to, key=key, about=about_pupil(pupil), link="/association/messages/")


@step
def tell_further(message: Message, to: list[Recipient]) -> None:
    """Those who may act now that a day has passed; once a message."""
    about = about_pupil(message.thread.enrolment.pupil)
    tell(HELD_TOO_LONG, to, key=f"threads.held_long:{message.pk}", about=about, link="/association/messages/")


def _coordinators(message: Message) -> list[Recipient]:
    territory = message.thread.enrolment.classroom.school.territory
    return [each for each in responsible_for(territory).recipients if each.user_id != message.by_id]
