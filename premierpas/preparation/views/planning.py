"""Teachers say what their classes are asked for, and until when."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number

from ..actions import forget_path, set_path
from ..classes import followed_classes
from ..forms import PathForm
from ..plans import plans_of


@screen(permission="preparation.plan")
def plan(request: SiteRequest) -> HttpResponse:
    """Steps and days for several classes at once; `?classe=` is ticked first."""
    rooms = list(followed_classes(request.viewer))
    if not rooms:
        return page(request, "preparation/plan.html", {"form": None})
    plans = plans_of(rooms)
    asked_for = whole_number(request.GET.get("classe", ""))
    first = [asked_for] if asked_for in plans else []
    form = PathForm(request.POST or None, plans=plans, first=first)
    if request.method == "POST" and form.is_valid():
        try:
            if "usual" in request.POST:
                forget_path(form.classrooms, by=request.actor)
            else:
                set_path(form.classrooms, chosen=form.chosen, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("C’est enregistré. Les élèves voient leurs étapes."))
            return redirect("preparation:classes")
    words = {
        "form": form,
        "without_weeks": [each.classroom.name for each in plans.values() if not each.has_weeks],
    }
    return page(request, "preparation/plan.html", words, status=422 if form.errors else 200)
