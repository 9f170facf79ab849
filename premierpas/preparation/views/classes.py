"""How far classes are: who is late and why, what to read, the lesson of the week, steps by classes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.events.audience import shown_to_classes
from premierpas.events.enums import EventState
from premierpas.events.models import Event
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment
from premierpas.people.views import classroom_of
from premierpas.ui.typography import in_words, title_first
from premierpas.workshop.views.loading import file_response

from ..actions import mark_practised
from ..certificate import certificate_pdf
from ..classes import followed_classes, late_of, matrix, years_of
from ..counting import weeks_left
from ..evidence import practised as practised_by
from ..forms import PractisedForm
from ..lessons import Lesson, lesson_for
from ..plans import Plan, plan_of, plans_of
from ..progress import road_of, roads_of
from ..waiting import to_read_of
from .loading import year_of

CLASSES_PER_PAGE, LATE_PER_PAGE = 8, 20


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def classes(request: SiteRequest) -> HttpResponse:
    """One's classes together: what needs somebody first."""
    followed = list(followed_classes(request.viewer))
    listed = Paginator(followed, CLASSES_PER_PAGE).get_page(request.GET.get("page"))
    rooms = list(listed)
    by_class = plans_of(rooms) if rooms else {}
    plans, roads = list(by_class.values()), roads_of(years_of(rooms), by_class) if rooms else []
    writes = request.viewer.acts_as(TEACHER, HEAD_TEACHER)
    event = _coming(request) if any(road.late for road in roads) else None
    late = late_of(roads, may_write=writes, event=event)
    words = {
        "listed": listed,
        "plans": plans,
        "title": _title(len(late), len(roads)),
        "late": Paginator(late, LATE_PER_PAGE).get_page(request.GET.get("retard")),
        "to_read": to_read_of(rooms) if writes and rooms else [],
        "rows": matrix(plans, roads),
        "lesson": _lesson(plans),
        "without_weeks": [plan.classroom.name for plan in plans if not plan.has_weeks],
        "may_plan": writes,
    }
    return page(request, "preparation/classes.html", words)


def _coming(request: SiteRequest) -> Event | None:
    """The next event that the viewer's classes may come to."""
    rows = shown_to_classes(Event.objects.ahead(), request.viewer).filter(state=EventState.OPEN)
    return rows.order_by("start", "pk").first()


def _title(late: int, pupils: int) -> str:
    if not pupils:
        return _("Préparer le stage")
    if not late:
        return _("Personne n’est en retard")
    said = ngettext("%(late)s élève est en retard sur %(all)d", "%(late)s élèves sont en retard sur %(all)d", late)
    return title_first(said % {"late": in_words(late), "all": pupils})


def _lesson(plans: list[Plan]) -> Lesson:
    """That of the class which goes next; of the last one that went, once all have gone."""
    weeks = [left for plan in plans if (left := weeks_left(plan.going, clock.today())) is not None]
    to_come = [left for left in weeks if left >= 0]
    return lesson_for(min(to_come) if to_come else max(weeks, default=None))


@screen(permission="organisations.manage_classroom", load=classroom_of, methods=("GET", "HEAD"))
def one_class(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Each pupil of a class, step by step, with the certificates that can be printed."""
    roads = roads_of(years_of([classroom]))
    words = {"classroom": classroom, "plan": plan_of(classroom), "roads": roads}
    words["may_plan"] = request.viewer.acts_as(TEACHER, HEAD_TEACHER)
    return page(request, "preparation/one_class.html", words)


@screen(permission="preparation.follow", load=year_of, methods=("GET", "HEAD"))
def certificate(request: SiteRequest, enrolment: Enrolment, enrolment_id: int) -> HttpResponse:
    """A pupil's certificate; while steps are missing, the class's page."""
    road = road_of(enrolment)
    if not road.is_whole:
        messages.error(request, _("L’attestation s’imprime quand toutes les étapes sont faites."))
        return redirect("preparation:one_class", classroom_id=enrolment.classroom_id)
    return file_response(certificate_pdf(road), "attestation-de-preparation.pdf")


@screen(permission="organisations.teach_classroom", load=classroom_of)
def practised(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Tick who has practised speaking."""
    done = practised_by(years := years_of([classroom]))
    years = [year for year in years if year.pk not in done]
    form = PractisedForm(request.POST or None, years=years)
    if request.method == "POST" and form.is_valid():
        n = mark_practised(classroom, pupils=[int(pk) for pk in form.cleaned_data["pupils"]], by=request.actor)
        said = ngettext("%(n)d élève s’est entraîné.", "%(n)d élèves se sont entraînés.", n) % {"n": n}
        messages.success(request, said)
        return redirect("preparation:classes")
    return page(request, "preparation/practised.html", {"form": form, "classroom": classroom, "years": years})
