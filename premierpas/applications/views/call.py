"""A coordinator calls a company that leaves a pupil without an answer: whom, about what, and that it is done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.agenda.actions import finish
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Task
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..models import Application
from ..silence import SILENT
from ..team import team_of


def _application(request: SiteRequest, pk: int) -> Application:
    return Application.objects.select_related("offer__company", "slot").get(pk=pk)


@screen(permission="applications.call_company", load=_application)
def call(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """Who answers for the offer, by telephone, and since when somebody waits: nothing of the pupil."""
    waiting = Task.objects.filter(reason=SILENT.code, subject=pk, state=TaskState.OPEN).select_related("owner")
    task = waiting.order_by("due").first()
    if request.method == "POST" and task is not None:
        try:
            finish(task, by=request.actor)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("C’est noté : vous avez appelé."))
            return redirect("agenda:tasks")
    words = {
        "application": application,
        "company": application.offer.company,
        "team": team_of(application.offer),
        "task": task,
    }
    return page(request, "applications/call.html", words)
