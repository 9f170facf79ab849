"""What both sides' pages do with a form: write once, say what became of it, take back what waits."""

from collections.abc import Callable

from django.contrib import messages
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import made_once, new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.text import whole_number
from premierpas.ui.typography import clock_time, day

from ..actions import withdraw
from ..enums import MessageState
from ..forms import PupilWriteForm, WriteForm
from ..models import Message
from ..telling import awake_at


def write_form(request: SiteRequest) -> WriteForm:
    """The form as it was sent, or a fresh one with its own key."""
    kind = PupilWriteForm if request.viewer.is_pupil else WriteForm
    sent = request.POST if request.method == "POST" and "text" in request.POST else None
    return kind(sent, initial={"once": new_key()})


def written(request: SiteRequest, form: WriteForm, do: Callable[[str], Message]) -> Message | None:
    """The message that the form made, however often it was sent; None with why at its field."""
    pk = made_once(request, form, "threads.write", lambda: do(form.cleaned_data["text"]))
    if pk is None:
        return None
    message = Message.objects.select_related("thread__enrolment__classroom__school").get(pk=pk)
    _say(request, message)
    return message


def withdrawn(request: SiteRequest, thread_id: int) -> bool:
    """Take back the message that the button names; False, with why, where it can't be."""
    pk = whole_number(request.POST.get("withdraw", ""))
    found = Message.objects.filter(pk=pk, thread=thread_id).first() if pk is not None else None
    if found is None:
        return False
    try:
        withdraw(found, by=request.actor)
    except DomainError as error:
        messages.error(request, str(error.message))
        return False
    messages.success(request, _("Message retiré."))
    return True


def _say(request: SiteRequest, message: Message) -> None:
    if message.state == MessageState.HELD:
        said = _("Message gardé. Quelqu’un de la coordination le relit avant qu’il parte.")
    elif not request.viewer.is_pupil and (awake := awake_at(message.thread)):
        said = _("Message envoyé. L’élève en est prévenu le %(day)s à %(time)s.") % {
            "day": day(awake), "time": clock_time(awake),
        }  # fmt: skip
    else:
        said = _("Message envoyé.")
    messages.success(request, said)
