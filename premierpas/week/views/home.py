"""The week's own page: today first, then the days, then what one has to know."""

from django.http import HttpRequest, HttpResponse

from premierpas.core import clock
from premierpas.core.screens import page, screen
from premierpas.placements.reading import reading_of

from ..days import DiaryDay, Door, days_with
from ..queries import agreement_in_force, placement_now


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponse:
    """The placement that goes on, is next or was last."""
    placement = placement_now(request.viewer.pupil_id)
    if placement is None:
        return page(request, "week/none.html")
    days = days_with(placement, placement.diary.all())
    agreement = agreement_in_force(placement)
    reading = reading_of(agreement) if agreement else None
    context = {
        "placement": placement,
        "days": days,
        "now": _now(days),
        "written": sum(each.written for each in days),
        "is_coming": placement.first_day > clock.today(),
        "agreement": agreement,
        "reading": reading,
        "facts": [*reading.facts[1:], *reading.practical] if reading else [],
    }
    return page(request, "week/home.html", context)


def _now(days: list[DiaryDay]) -> DiaryDay | None:
    """The day to write: today's, else the last one that is still empty."""
    open_days = [each for each in days if each.door is Door.OPEN]
    today = next((each for each in open_days if each.is_today), None)
    return today or next((each for each in reversed(open_days) if not each.written), None)
