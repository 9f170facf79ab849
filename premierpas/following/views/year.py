"""One pupil's year, for the adults who follow them."""

from datetime import date

import rules
from django.http import HttpResponse
from django.urls import reverse

from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.family_lines import pupil_family
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.views import class_address
from premierpas.placements.models import Agreement, Placement
from premierpas.placements.queries import newest
from premierpas.placements.standing import standing_of

from ..accompanied import mentors_of
from ..models import Nudge
from ..next_steps import NextStep
from ..standings import standing_of_year
from ..words import next_for_adults, why_not_nudge
from ..year import year_of

_latest = Compiled(
    lambda: (
        Enrolment.objects.filter(pupil=Given("pupil"))
        .select_related("pupil", "classroom__school")
        .order_by("-since")[:1]
    )
)
_sent = Compiled(
    lambda: (
        Application.objects.filter(enrolment=Given("enrolment"))
        .exclude(state=ApplicationState.DRAFT)  # what isn't sent is the pupil's alone
        .select_related("offer__company", "slot")
        .order_by("-created_at")
    )
)
_places = Compiled(lambda: Placement.objects.filter(enrolment=Given("enrolment")).order_by("first_day"))
_papers = Compiled(lambda: newest(Agreement.objects.filter(placement__in=Given("placements", many=True))))


def _pupil(request: SiteRequest, pupil_id: int) -> Pupil:
    return Pupil.objects.get(pk=pupil_id)


@screen(permission="following.view_year", load=_pupil, methods=("GET", "HEAD"))
def pupil(request: SiteRequest, thing: Pupil, pupil_id: int) -> HttpResponse:
    """Where the pupil stands and why, what comes next, and the whole year on one line."""
    enrolment = _latest.first(pupil=thing.pk)
    if enrolment is None:
        raise Enrolment.DoesNotExist
    applications, placements = _sent(enrolment=enrolment.pk), _places(enrolment=enrolment.pk)
    agreements = _agreements(placements, at_school := request.viewer.is_school_staff)
    followed = standing_of_year(enrolment)
    step, last = NextStep(followed.next_step), _last_nudge(enrolment)
    present = enrolment.left_on is None
    words = {
        "pupil": thing,
        "enrolment": enrolment,
        "followed": followed,
        "risks": list(followed.risks.all()),
        "applications": applications,
        "placements": [(each, agreements.get(each.pk)) for each in placements],
        "next_step": next_for_adults(step),
        "at_school": at_school,
        "present": present,
        "may_remind": present and not why_not_nudge(step, last=last),
        "nudged_on": last,
        "mentor": mentors_of([enrolment.pk], request.viewer).get(enrolment.pk),
        "meetings_url": _meetings(request, thing),
        "may_write": rules.has_perm("threads.begin_as_adult", request.viewer, enrolment),
        "year": year_of(enrolment, request.viewer),
        "class_url": class_address(enrolment.classroom_id),
        "guardians": list(thing.guardians.all()),
        "family_doors": [door(thing) for door in pupil_family],
        "book_url": _booking(request, thing),
        "today": clock.today(),
    }
    return page(request, "following/pupil.html", words)


def _meetings(request: SiteRequest, pupil: Pupil) -> str:
    may = rules.has_perm("meetings.read", request.viewer, pupil)
    return reverse("meetings:pupil", args=[pupil.pk]) if may else ""


def _booking(request: SiteRequest, pupil: Pupil) -> str:
    may = rules.has_perm("meetings.book_for", request.viewer, pupil)
    return reverse("meetings:book_for", args=[pupil.pk]) if may else ""


def _last_nudge(enrolment: Enrolment) -> date | None:
    return Nudge.objects.filter(enrolment=enrolment, offer=None).order_by("-day").values_list("day", flat=True).first()


def _agreements(placements: list[Placement], at_school: bool) -> dict[int, dict[str, str]]:
    """By stay, where its agreement stands, and its page."""
    name = "placements:school_agreement" if at_school else "placements:territory_agreement"
    found: dict[int, dict[str, str]] = {}
    for each in _papers(placements=[place.pk for place in placements]) if placements else ():
        found.setdefault(each.placement_id, {"words": standing_of(each).words, "url": reverse(name, args=[each.pk])})
    return found
