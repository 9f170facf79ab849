"""The association's view of pupils: those at risk first, and one pupil's year."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.screens import page, screen
from premierpas.core.text import sort_name
from premierpas.people.links import pupils_seen_by
from premierpas.people.models import Enrolment, Pupil
from premierpas.placements.models import Placement

from .follow_up import FollowUp, follow_up
from .stages import Stage

PER_PAGE = 50


def _enrolments(request: HttpRequest) -> list[Enrolment]:
    seen = pupils_seen_by(request.viewer)
    rows = Enrolment.objects.filter(pupil__in=seen, left_on=None, classroom__closed_at=None)
    query = request.GET.get("q", "").strip()
    if query:
        rows = rows.filter(Q(pupil__sort_name__contains=sort_name(query)) | Q(classroom__name__icontains=query))
    return list(rows.select_related("pupil", "classroom__school").order_by("pupil__sort_name"))


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def pupils(request: HttpRequest) -> HttpResponse:
    """All pupils of the territory, those at risk first, by stage."""
    found = list(follow_up(_enrolments(request)).values())
    shown = request.GET.get("etape", "")
    counts = {stage: sum(each.stage == stage for each in found) for stage in Stage}
    at_risk = sum(each.at_risk for each in found)
    tally = [_entry("", _("tous"), len(found), shown), _entry("risque", _("à surveiller"), at_risk, shown)]
    tally += [_entry(stage.value, stage.label, counts[stage], shown) for stage in Stage if counts[stage]]
    rows = [each for each in found if _is_shown(each, shown)]
    rows.sort(key=lambda each: (not each.at_risk, each.enrolment.pupil.sort_name))
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    words = {"listed": listed, "rows": list(listed), "tally": tally, "query": request.GET.get("q", "")}
    return page(request, "following/pupils.html", words)


def _is_shown(each: FollowUp, shown: str) -> bool:
    return not shown or (each.at_risk if shown == "risque" else each.stage == shown)


def _entry(value: str, label: object, count: int, shown: str) -> dict[str, object]:
    return {
        "label": label,
        "count": count,
        "url": f"?etape={value}",
        "current": shown == value,
        "risk": value == "risque",
    }


def _pupil(request: HttpRequest, pupil_id: int) -> Pupil:
    return Pupil.objects.get(pk=pupil_id)


@screen(permission="following.view_year", load=_pupil, methods=("GET", "HEAD"))
def pupil(request: HttpRequest, thing: Pupil, pupil_id: int) -> HttpResponse:
    """One pupil's year, for the adults who follow them."""
    enrolment = Enrolment.objects.filter(pupil=thing).select_related("pupil", "classroom__school").latest("since")
    applications = list(
        Application.objects.filter(enrolment=enrolment).select_related("offer__company", "slot").order_by("-created_at")
    )
    placements = list(Placement.objects.filter(enrolment=enrolment).order_by("first_day"))
    words = {
        "pupil": thing,
        "enrolment": enrolment,
        "followed": follow_up([enrolment])[enrolment.pk],
        "applications": applications,
        "placements": placements,
        "guardians": list(thing.guardians.all()),
        "today": clock.today(),
    }
    return page(request, "following/pupil.html", words)
