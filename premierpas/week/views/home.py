"""The week's own page: today first, then the days, then what one has to know."""

from django.http import HttpResponse

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.placements.in_words import reading_of
from premierpas.placements.models import HOLDING, Agreement
from premierpas.placements.queries import newest

from ..actions import is_over
from ..days import DiaryDay, Door, days_with
from ..doors import next_steps
from ..models import PlaceOpinion, TutorEvaluation
from ..queries import agreement_in_force, placements_read


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """The placement that goes on, is next or was last; a week split between two hosts leads to both."""
    placement, others = placements_read(request)
    if placement is None:
        return page(request, "week/none.html")
    days = days_with(placement, placement.diary.all())
    agreement = agreement_in_force(placement)
    reading = reading_of(agreement) if agreement else None
    prepared = None if agreement else newest(Agreement.objects.filter(placement=placement)).last()
    context = {
        "placement": placement,
        "others": others,
        "days": days,
        "over": is_over(placement),
        "next_steps": [each for floor in next_steps for each in floor(placement)] if is_over(placement) else [],
        "has_report": placement.state in HOLDING,
        "evaluated": TutorEvaluation.objects.filter(placement=placement).exists(),
        "opinion_given": PlaceOpinion.objects.filter(placement=placement).exists(),
        "now": _now(days),
        "written": sum(each.written for each in days),
        "is_coming": placement.first_day > clock.today(),
        "agreement": agreement or prepared,
        "reading": reading,
        "facts": [*reading.facts[1:], *reading.practical] if reading else [],
    }
    return page(request, "week/home.html", context)


def _now(days: list[DiaryDay]) -> DiaryDay | None:
    """The day to write: today's, else the last one that is still empty."""
    open_days = [each for each in days if each.door is Door.OPEN]
    today = next((each for each in open_days if each.is_today), None)
    return today or next((each for each in reversed(open_days) if not each.written), None)
