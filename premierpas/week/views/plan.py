"""What a class's teachers ask for: the report's plan and the criteria of the tutor's evaluation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.capacities import TEACHER
from premierpas.organisations.models import Classroom
from premierpas.organisations.presence import classes_of
from premierpas.people.views import classroom_of

from ..actions import set_plan
from ..forms import PlanForm
from ..plan import plan_of


@screen(permission="organisations.teach_classroom", load=classroom_of)
def class_plan(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Rename, reorder, leave out, add; the same for one's other classes if wished."""
    plan = plan_of(classroom)
    form = PlanForm(request.POST or None, plan=plan, others=_others(request, classroom))
    if request.method == "POST" and form.is_valid():
        classes = [classroom, *form.cleaned_data.get("classes", [])]
        set_plan(classes, sections=form.sections, criteria=form.cleaned_data["criteria"], by=request.actor)
        messages.success(request, _("C’est enregistré. Ce que les élèves ont déjà écrit reste à eux."))
        return redirect("week:class_plan", classroom_id=classroom_id)
    return page(request, "week/class_plan.html", {"form": form, "classroom": classroom, "plan": plan})


def _others(request: SiteRequest, classroom: Classroom) -> list[Classroom]:
    viewer = request.viewer
    rows = Classroom.objects.filter(school=classroom.school_id, closed_at=None).exclude(pk=classroom.pk)
    if viewer.acts_as(TEACHER):
        rows = rows.filter(teachers__in=classes_of(viewer.membership_id))
    return list(rows.order_by(alphabetical("name")))
