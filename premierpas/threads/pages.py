"""What the pages of messages show: lists with what is unread, and one thread as its viewer may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import COORDINATOR, HEAD_TEACHER, TEACHER
from premierpas.people.capacities import PUPIL, VOLUNTEER
from premierpas.people.models import Enrolment, PupilLink

from .enums import MessageState
from .models import Message, Thread
from .readers import FUNCTIONS, Readers, accompanying, readers_of, threads_of
from .seen import with_unread
from .telling import awake_at
from .why_not import whom_to_call, why_not

PER_PAGE, MESSAGES_PER_PAGE = 25, 30


@dataclass(frozen=True)
class Around:
    """An adult with whom a pupil may write: the thread that there is, or the link by which one begins."""

    name: str
    function: str
    link_id: int
    thread: Any = None


@dataclass(frozen=True)
class Said:
    """One message as a page shows it to its viewer."""

    message: Message
    name: str
    is_mine: bool
    may_report: bool
    may_withdraw: bool
    may_take_away: bool


def listed(viewer: Viewer, page: str | None) -> Page[Any]:
    """The threads that an adult reads, the newest word first; their own before all."""
    rows = with_unread(threads_of(viewer), viewer).select_related("enrolment__classroom")
    last = Max("messages__at", filter=Q(messages__state=MessageState.SHOWN))
    return Paginator(rows.annotate(last=last).order_by(F("last").desc(nulls_last=True), "-pk"), PER_PAGE).get_page(page)


def around(viewer: Viewer, enrolment: Enrolment) -> tuple[list[Around], list[Any]]:
    """The adults around a pupil, each with the thread that there is; and threads with adults of before."""
    threads = list(with_unread(threads_of(viewer), viewer))
    by_holder = {(each.membership_id, each.volunteer_id): each for each in threads if each.enrolment_id == enrolment.pk}
    found = []
    for link in accompanying(enrolment):
        thread = by_holder.pop((link.membership_id, link.volunteer_id), None)
        found.append(Around(link.adult.name, function_of(link), link.pk, thread))
    present = {each.thread.pk for each in found if each.thread is not None}
    found.sort(key=lambda each: (each.thread is None, each.function, each.name))
    return found, [each for each in threads if each.pk not in present]


def function_of(link: PupilLink) -> str:
    """What an adult is for the pupil, in words."""
    return str(next(words for purpose, words in FUNCTIONS.items() if purpose == link.purpose))


def shown(thread: Thread, viewer: Viewer, page: str | None) -> dict[str, Any]:
    """A thread's page: who reads first, then the words, the newest page first opened, then whether one can write."""
    readers = readers_of(thread)
    rows = thread.messages.filter(Q(state=MessageState.SHOWN) | Q(by=viewer.user_id)).select_related("by")
    paginator = Paginator(rows.order_by("at", "pk"), MESSAGES_PER_PAGE)
    found = paginator.get_page(page or paginator.num_pages)
    pupil = thread.enrolment.pupil
    return {
        "thread": thread,
        "pupil": pupil,
        "listed": found,
        "said": [_said(each, viewer) for each in found],
        "awake": awake_at(thread),
        **reading(readers, thread.enrolment, viewer),
    }


def reading(readers: Readers, enrolment: Enrolment, viewer: Viewer) -> Mapping[str, Any]:
    """Who reads and, where nothing can be written, why and whom to call."""
    closed = readers.closed
    return {
        "readers": readers,
        "family_reads": enrolment.classroom.school.territory.guardians_read_messages,
        "why_not": why_not(closed, to_pupil=viewer.is_pupil) if closed else "",
        "call": whom_to_call(enrolment) if closed else [],
    }


def would_read(enrolment: Enrolment, link: PupilLink) -> Readers:
    """Who would read a thread that hasn't begun."""
    return readers_of(Thread(enrolment=enrolment, membership=link.membership, volunteer=link.volunteer))


def _said(message: Message, viewer: Viewer) -> Said:
    mine = message.by_id is not None and message.by_id == viewer.user_id
    is_shown = message.state == MessageState.SHOWN
    return Said(
        message=message,
        name=writer_of(message),
        is_mine=mine,
        may_report=is_shown and not mine,
        may_withdraw=mine and message.state == MessageState.HELD,
        may_take_away=is_shown and not mine and viewer.acts_as(COORDINATOR),
    )


def writer_of(message: Message) -> str:
    """Who wrote, and as what; no name once the account is erased."""
    functions = {
        PUPIL.name: _("élève"), VOLUNTEER.name: _("bénévole"), TEACHER.name: _("professeur"),
        HEAD_TEACHER.name: _("direction"), COORDINATOR.name: _("coordination"),
    }  # fmt: skip
    name = message.by.name if message.by is not None else _("compte effacé")
    return f"{name}, {functions.get(message.capacity, '')}".rstrip(", ")
