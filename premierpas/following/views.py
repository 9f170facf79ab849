"""The association's view of pupils: those at risk first, and one pupil's year."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.views import class_address
from premierpas.placements.models import Agreement, Placement
from premierpas.placements.queries import newest
from premierpas.placements.standing import standing_of

from .next_steps import NextStep
from .queries import AT_RISK, counts_by_stage, found_by, page_of, pressing
from .stages import Stage
from .standings import standing_of_year
from .words import next_for_adults

PER_PAGE = 50


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def pupils(request: SiteRequest) -> HttpResponse:
    """All pupils of the territory by stage, those first for whom most can still be changed."""
    query, shown = one_line(request.GET.get("q", ""))[:120], request.GET.get("etape", "")
    looked = found_by(request.viewer, query)
    found = looked.rows
    counts, at_risk = counts_by_stage(found)
    everybody = sum(counts.values())
    entries = [("", _("tous"), everybody), ("risque", _("à surveiller"), at_risk)]
    entries += [(stage.value, str(stage.label), counts[stage]) for stage in Stage if stage in counts]
    if shown == "risque":
        found, count = found.filter(AT_RISK), at_risk
    elif shown in Stage.values:
        found, count = found.filter(stage=shown), counts.get(Stage(shown), 0)
    else:
        count = everybody
    listed = page_of(pressing(found), request.GET.get("page"), per_page=PER_PAGE, count=count)
    tally = [_entry(value, label, number, shown, query) for value, label, number in entries]
    words = {"listed": listed, "rows": list(listed), "tally": tally, "query": query, "meant": looked.meant}
    return page(request, "following/pupils.html", words)


def _entry(value: str, label: str, count: int, shown: str, query: str) -> dict[str, object]:
    kept = {"etape": value, "q": query} if query else {"etape": value}
    return {
        "label": label,
        "count": count,
        "url": f"?{urlencode(kept)}",
        "current": shown == value,
        "risk": value == "risque",
    }


def _pupil(request: SiteRequest, pupil_id: int) -> Pupil:
    return Pupil.objects.get(pk=pupil_id)


@screen(permission="following.view_year", load=_pupil, methods=("GET", "HEAD"))
def pupil(request: SiteRequest, thing: Pupil, pupil_id: int) -> HttpResponse:
    """One pupil's year, for the adults who follow them."""
    enrolment = Enrolment.objects.filter(pupil=thing).select_related("pupil", "classroom__school").latest("since")
    applications = list(
        Application.objects.filter(enrolment=enrolment)
        .exclude(state=ApplicationState.DRAFT)  # what isn't sent is the pupil's alone
        .select_related("offer__company", "slot")
        .order_by("-created_at")
    )
    placements = list(Placement.objects.filter(enrolment=enrolment).order_by("first_day"))
    followed = standing_of_year(enrolment)
    at_school = request.viewer.is_school_staff
    words = {
        "pupil": thing,
        "enrolment": enrolment,
        "followed": followed,
        "risks": list(followed.risks.all()),
        "applications": applications,
        "placements": [(each, _agreement(each, at_school)) for each in placements],
        "next_step": next_for_adults(NextStep(followed.next_step)),
        "at_school": at_school,
        "present": enrolment.left_on is None,
        "class_url": class_address(enrolment.classroom_id),
        "guardians": list(thing.guardians.all()),
        "today": clock.today(),
    }
    return page(request, "following/pupil.html", words)


def _agreement(placement: Placement, at_school: bool) -> dict[str, str] | None:
    """Where the agreement of a stay stands, and its page; None while there is none."""
    agreement = newest(Agreement.objects.filter(placement=placement)).first()
    if agreement is None:
        return None
    name = "placements:school_agreement" if at_school else "placements:territory_agreement"
    return {"words": standing_of(agreement).words, "url": reverse(name, args=[agreement.pk])}
