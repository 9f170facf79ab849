"""A message is reported: one page for a pupil, one for an adult; both keep a copy with the file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.once import made_once, new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import report_message
from ..forms import AdultReportForm, ReportForm
from ..models import Message
from ..pages import writer_of


def load_message(request: SiteRequest, message_id: int) -> Message:
    """With its thread and its pupil."""
    people = ("by", "thread__enrolment__pupil", "thread__enrolment__classroom__school")
    return Message.objects.select_related(*people).get(pk=message_id)


@screen(permission="threads.report_as_pupil", load=load_message)
def report_own(request: SiteRequest, thing: Message, message_id: int) -> HttpResponse:
    """A pupil says that a message isn't right; the emergency numbers stand first."""
    form = ReportForm(request.POST or None, initial={"once": new_key()})
    if _reported(request, thing, form):
        return redirect("messaging:reported")
    return page(request, "threads/report_own.html", _words(thing, form), status=422 if form.errors else 200)


@screen(permission="threads.report_as_adult", load=load_message)
def report(request: SiteRequest, thing: Message, message_id: int) -> HttpResponse:
    """An adult says that a message isn't right."""
    form = AdultReportForm(request.POST or None, initial={"once": new_key()})
    if _reported(request, thing, form):
        messages.success(request, _("Signalement transmis à la coordination, avec la copie du message."))
        return redirect("threads:thread", thing.thread_id)
    return page(request, "threads/report.html", _words(thing, form), status=422 if form.errors else 200)


def _reported(request: SiteRequest, message: Message, form: ReportForm) -> bool:
    def do() -> object:
        data = form.cleaned_data
        return report_message(message, by=request.actor, worry=data["worry"], text=data["text"])

    return made_once(request, form, "threads.report", do) is not None


def _words(message: Message, form: ReportForm) -> dict[str, object]:
    return {"message": message, "writer": writer_of(message), "form": form}
