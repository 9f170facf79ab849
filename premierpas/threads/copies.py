"""A message's copy for the file of an incident, which keeps it whatever becomes of the thread."""

from django.utils.translation import gettext as _

from premierpas.ui.typography import clock_time, day

from .models import Message

MOST_BEFORE = 5


def copy_of(message: Message) -> str:
    """The message with who wrote it and when, behind the few that were written before it."""
    before = Message.objects.filter(thread=message.thread_id, at__lte=message.at).exclude(pk=message.pk)
    rows = [*reversed(before.select_related("by").order_by("-at", "-pk")[:MOST_BEFORE]), message]
    return "\n\n".join(_line(each) for each in rows)


def _line(message: Message) -> str:
    name = message.by.name if message.by is not None else _("compte effacé")
    return f"{name}, {day(message.at)}, {clock_time(message.at)} ({message.get_state_display()})\n{message.text}"
