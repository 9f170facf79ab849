"""A pupil and an adult write to each other; what says too much waits, what nobody else would read isn't written."""

from datetime import timedelta

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.people.models import Enrolment, PupilLink

from ..enums import MessageState, Reason
from ..errors import NotAround, NothingCanBeWritten
from ..holding import why_held
from ..models import Message, Thread
from ..readers import accompanying, readers_of
from ..telling import tell_held, tell_shown
from ..waiting import HELD
from ..why_not import why_not

TOGETHER = timedelta(hours=1)  # within which a number may come in pieces
PIECES = 4


@action(may="threads.begin")
def begin_thread(enrolment: Enrolment, *, by: Actor, link: PupilLink, text: str) -> Message:
    """Write the first word to the adult of this link or, for an adult, to the pupil; a thread that is there goes on.

    Raises NotAround where the link no longer accompanies the pupil or isn't the adult's own, NothingCanBeWritten.
    """
    theirs = by.viewer.is_pupil or link.adult_id == by.user_id
    if not theirs or link.pk not in {each.pk for each in accompanying(enrolment)}:
        raise NotAround
    thread, _new = Thread.objects.get_or_create(
        enrolment=enrolment, membership_id=link.membership_id, volunteer_id=link.volunteer_id
    )
    return write(thread, by=by, text=text)


@action(may="threads.read")
def write(thread: Thread, *, by: Actor, text: str) -> Message:
    """Write in a thread that one reads; raises NothingCanBeWritten where fewer than two adults would read it.

    Held where it seems to lead outside of these pages; otherwise whom it is for is told, a pupil in the morning.
    """
    thread = _held_open(thread)
    closed = readers_of(thread).closed
    if closed is not None:
        raise NothingCanBeWritten(why_not(closed, to_pupil=by.viewer.is_pupil))
    held_for = _why_held(thread, by, text)
    message = Message.objects.create(
        thread=thread, by=by.user, capacity=by.viewer.capacity.kind.name, text=text, held_for=held_for,
        state=MessageState.HELD if held_for else MessageState.SHOWN,
    )  # fmt: skip
    if held_for:
        settle(HELD.code, [message.pk])
        tell_held(message)
    else:
        tell_shown(message)
    return message


def _held_open(thread: Thread) -> Thread:
    """The thread and its pupil's links, locked: nobody's reading can end between the look and the word."""
    thread = (
        Thread.objects.select_related("enrolment__classroom__school__territory", "membership__user", "volunteer")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=thread.pk)
    )
    links = PupilLink.objects.filter(pupil=thread.enrolment.pupil_id).select_for_update(no_key=True).order_by("pk")
    list(links.values_list("pk"))
    return thread


def _why_held(thread: Thread, by: Actor, text: str) -> list[Reason]:
    """Of the text, and of it behind what the same person has just written: a number may come in pieces."""
    found = why_held(text)
    if found:
        return found
    before = Message.objects.filter(
        thread=thread, by=by.user_id, state=MessageState.SHOWN, held_for=[], at__gt=clock.now() - TOGETHER
    )
    pieces = list(before.order_by("-at", "-pk").values_list("text", flat=True)[:PIECES])
    return why_held("\n".join([*reversed(pieces), text])) if pieces else []
