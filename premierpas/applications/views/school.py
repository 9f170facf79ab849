"""What the school sees of an application, and cancelling it for the pupil or the family."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import cancel_by_school
from ..enums import LIVE, ApplicationState
from ..forms import ReasonForm
from ..hindrances import why_not_ended
from ..models import Application
from ..queries import SHOWN


def _application(request: SiteRequest, pk: int) -> Application:
    return Application.objects.select_related(*SHOWN).get(pk=pk)


@screen(permission="applications.follow_for_school", load=_application)
def for_school(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """Where it stands; the letter stays between the pupil and the company."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_by_school(application, by=request.actor, reason=form.cleaned_data["reason"])
        except DomainError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("La candidature est annulée. L’élève et la structure le savent."))
        return redirect("applications:for_school", pk=pk)
    due = application.confirm_due if application.state == ApplicationState.ACCEPTED else application.answer_due
    hindrance = why_not_ended(application)
    context = {
        "application": application,
        "offer": application.offer,
        "pupil": application.pupil,
        "classroom": application.enrolment.classroom,
        "due": due if application.state in LIVE else None,
        "may_cancel": application.state in (*LIVE, ApplicationState.CONFIRMED) and not hindrance,
        "hindrance": hindrance,
        "form": form,
    }
    return page(request, "applications/for_school.html", context)
