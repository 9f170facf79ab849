"""A coordinator, never the writer, lets pass what was held, refuses it with a word, or opens an incident."""

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.states import may_move
from premierpas.messaging.actions import report_for_pupil
from premierpas.messaging.models import Incident
from premierpas.people.models import Pupil

from ..copies import copy_of
from ..enums import MESSAGE_MOVES, MessageState
from ..errors import OwnMessage
from ..models import Message
from ..telling import tell_judged, tell_shown
from ..waiting import HELD


@action(may="threads.judge")
def let_pass(message: Message, *, by: Actor) -> Message:
    """It gives nothing away after all: the whole thread reads it from now on."""
    message = _judge(message, MessageState.SHOWN, by=by)
    tell_shown(message)
    return message


@action(may="threads.judge")
def refuse(message: Message, *, by: Actor, word: str) -> Message:
    """It isn't passed on; its writer reads why."""
    message = _judge(message, MessageState.REFUSED, by=by, word=word)
    tell_judged(message)
    return message


@action(may="threads.judge")
def open_incident(message: Message, *, by: Actor, word: str, worry: str) -> Incident:
    """It isn't passed on, and becomes an incident of the pupil with its copy."""
    message = _judge(message, MessageState.REFUSED, by=by, word=word)
    tell_judged(message)
    pupil = Pupil.objects.get(pk=message.thread.enrolment.pupil_id)
    return report_for_pupil(pupil, worry=worry, text=word, page=_page(message), copied=copy_of(message))


@action(may="threads.withdraw")
def withdraw(message: Message, *, by: Actor) -> Message:
    """The writer takes back what waits, to say it otherwise."""
    message = _locked(message)
    if message.state != MessageState.HELD:
        raise WrongState(_moved_on())
    return _move(message, MessageState.WITHDRAWN)


@action(may="threads.take_away")
def take_away(message: Message, *, by: Actor, word: str) -> Message:
    """A coordinator takes away what was shown; the file of an incident keeps its copy."""
    message = _judge(message, MessageState.WITHDRAWN, by=by, word=word)
    tell_judged(message)
    return message


@step
def _judge(message: Message, state: MessageState, *, by: Actor, word: str = "") -> Message:
    message = _locked(message)
    if message.by_id == by.user_id:
        raise OwnMessage
    message.judged_by, message.judged_at, message.word = by.user, clock.now(), word
    return _move(message, state)


def _locked(message: Message) -> Message:
    rows = Message.objects.select_related("thread__enrolment__classroom__school__territory", "thread__membership__user")
    return rows.select_for_update(of=("self",)).get(pk=message.pk)


@step
def _move(message: Message, state: MessageState) -> Message:
    if not may_move(MESSAGE_MOVES, message.state, state):
        raise WrongState(_moved_on())
    message.state = state
    message.save(update_fields=["state", "judged_by", "judged_at", "word"])
    settle(HELD.code, [message.pk])
    return message


def _moved_on() -> str:
    return _("Quelqu’un s’est déjà occupé de ce message.")


def _page(message: Message) -> str:
    return f"/messages/{message.thread_id}/"
