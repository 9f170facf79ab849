"""What a family reads of its child's messages, where the territory lets families read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from premierpas.people.models import Enrolment

from .enums import MessageState
from .models import Message, Thread
from .pages import writer_of


@dataclass(frozen=True)
class Line:
    """One message, as everybody in its thread reads it."""

    writer: str
    at: datetime
    text: str


@dataclass(frozen=True)
class ReadableThread:
    """A thread with one adult."""

    adult: str
    lines: tuple[Line, ...]


def for_guardian(enrolment: Enrolment) -> tuple[ReadableThread, ...]:
    """The child's threads of this year, what is shown in them; nothing where the territory doesn't let families read.

    Whoever asks has made sure that it is this child's family.
    """
    if not enrolment.classroom.school.territory.guardians_read_messages:
        return ()
    shown = Message.objects.filter(state=MessageState.SHOWN).select_related("by").order_by("at", "pk")
    rows = Thread.objects.filter(enrolment=enrolment).select_related("membership__user", "volunteer").order_by("pk")
    return tuple(
        ReadableThread(
            each.partner_name, tuple(Line(writer_of(said), said.at, said.text) for said in each.messages.all())
        )
        for each in rows.prefetch_related(Prefetch("messages", shown))
    )
