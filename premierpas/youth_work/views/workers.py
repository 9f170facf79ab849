"""For coordinators: who of associations helps, whom they help, and what families have said."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import look
from premierpas.organisations.models import Territory
from premierpas.people.models import Volunteer
from premierpas.volunteers.queries import badge_of, clearance_of

from ..actions import end_support, invite_youth_worker, propose_support, record_answer
from ..forms import InviteForm, PaperForm, ProposeForm
from ..models import Support
from ..queries import MOST, PUPILS, pupils_for, workers_of
from ..telling import association_of

PER_PAGE = 50


@screen(permission="youth_work.coordinate")
def workers(request: SiteRequest) -> HttpResponse:
    """Everybody invited so far, and one more."""
    territory = Territory.objects.get(pk=request.viewer.territory_id)
    form = InviteForm(request.POST if request.method == "POST" else None)

    def invited() -> Volunteer:
        data = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        return invite_youth_worker(territory, by=request.actor, **data)

    made = made_once(request, form, "youth_work.invite", invited)
    if made is not None:
        messages.success(request, _("L’invitation est partie."))
        return redirect("youth_work:worker", volunteer_id=made)
    listed = Paginator(workers_of(territory.pk), PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "listed": listed,
        "lines": [(row, clearance_of(row), badge_of(row)) for row in listed],
        "form": form,
    }
    return page(request, "youth_work/workers.html", words, status=422 if form.errors else 200)


def _load(request: SiteRequest, volunteer_id: int) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=volunteer_id)


@screen(permission="youth_work.view_worker", load=_load)
def worker(request: SiteRequest, thing: Volunteer, volunteer_id: int) -> HttpResponse:
    """Whom they help or would help; a pupil is looked for and proposed; a family's paper is noted."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    rows = Support.objects.filter(volunteer=thing, enrolment__pupil__in=pupils_for(request.viewer).values("pupil"))
    supports = list(rows.select_related("enrolment__pupil", "enrolment__classroom__school").order_by("until", "-pk"))
    chosen = next((each for each in supports if str(each.pk) == request.POST.get("support", "")), None)
    paper = PaperForm(request.POST if act == "paper" else None)
    propose = ProposeForm(request.POST if act == "propose" else None)
    if act and _done(request, act, thing, chosen, paper, propose):
        return redirect("youth_work:worker", volunteer_id=volunteer_id)
    query = request.GET.get("q", "").strip()
    open_ones = {each.enrolment_id for each in supports if each.until is None}
    looked = look(pupils_for(request.viewer).exclude(pk__in=open_ones), PUPILS, query) if query else None
    words = {
        "volunteer": thing,
        "association": association_of(thing.pk),
        "clearance": clearance_of(thing),
        "badge": badge_of(thing),
        "has_come": thing.since is not None,
        "is_cleared": thing.sees_pupils,
        "supports": supports,
        "chosen": chosen,
        "paper": paper,
        "today": clock.today().isoformat(),
        "query": query,
        "meant": looked.meant if looked else "",
        "found": list(looked.rows[:MOST]) if looked else [],
    }
    failed = paper.errors or propose.errors
    return page(request, "youth_work/worker.html", words, status=422 if failed else 200)


def _done(
    request: SiteRequest, act: str, volunteer: Volunteer, chosen: Support | None, paper: PaperForm, propose: ProposeForm
) -> bool:
    form: PaperForm | ProposeForm | None = paper if act == "paper" else propose if act == "propose" else None
    if form is not None and not form.is_valid():
        return False
    try:
        if act == "propose":
            found = pupils_for(request.viewer).filter(pk=propose.cleaned_data["enrolment"]).first()
            if found is None:
                messages.error(request, _("Choisissez un élève de la liste."))
                return True
            propose_support(
                found,
                by=request.actor,
                volunteer=volunteer,
            )
            messages.success(request, _("La famille est prévenue. Rien n’est montré avant son accord."))
        elif chosen is None:
            messages.error(request, _("Cette ligne n’est plus là : rechargez la page."))
        elif act == "paper":
            record_answer(chosen, by=request.actor, yes=True, on=paper.cleaned_data["on"])
            messages.success(request, _("L’accord est noté, l’aide commence."))
        elif act == "no":
            record_answer(chosen, by=request.actor, yes=False)
            messages.success(request, _("Le refus est noté : plus rien n’est montré."))
        elif act == "end":
            end_support(chosen, by=request.actor)
            messages.success(request, _("C’est terminé."))
    except DomainError as error:
        if form is None or error.field not in form.fields:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    return True
