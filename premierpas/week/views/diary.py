"""One day of the diary, and the whole of it."""

from datetime import date

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.placements.models import Placement
from premierpas.workshop.keeping import Kept, Typed
from premierpas.workshop.views.writing import write

from ..actions import may_take_photos, save_entry
from ..days import DiaryDay, Door, days_with
from ..forms import DiaryForm
from ..models import DiaryEntry, Photo, TutorWord
from ..queries import placements_read
from .loading import placement_on


@screen(permission="week.write", load=placement_on)
def diary(request: SiteRequest, placement: Placement, day: date) -> HttpResponse:
    """Write one day, or read it once it is closed."""
    entries = list(DiaryEntry.objects.filter(placement=placement))
    days = days_with(placement, entries)
    here = next(each for each in days if each.day == day)
    stored = next((each for each in entries if each.day == day), None)
    context = {
        "placement": placement,
        "today": here,
        "days": days,
        "photos": list(Photo.objects.filter(placement=placement, day=day).defer("picture")),
        "may_photo": may_take_photos(placement) and here.door is Door.OPEN,
        "word": TutorWord.objects.filter(placement=placement, day=day).first(),
        **_beside(days, here),
    }
    if here.door is not Door.OPEN:
        if "X-Keep" in request.headers:
            return JsonResponse({"ended": True}, status=409)
        status = 409 if request.method == "POST" else 200
        return page(request, "week/day_closed.html", context | {"parts": _parts(stored)}, status=status)

    def save(typed: Typed) -> Kept[DiaryEntry]:
        return save_entry(placement, day=day, typed=typed, by=request.actor)

    form_class, address = DiaryForm.on_day(here.number), reverse("week:diary", kwargs={"day": day})
    return write(request, form_class, stored, save, "week/day.html", context, model=DiaryEntry, here=address)


def _beside(days: list[DiaryDay], here: DiaryDay) -> dict[str, DiaryDay | None]:
    at = days.index(here)
    return {"before": days[at - 1] if at else None, "after": days[at + 1] if at + 1 < len(days) else None}


def _parts(entry: DiaryEntry | None) -> list[tuple[str, str]]:
    return DiaryForm.labelled(entry.parts()) if entry else []


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def whole_diary(request: SiteRequest) -> HttpResponse:
    """The whole week to read again, as it can be printed."""
    placement, others = placements_read(request)
    placements = sorted([*others, placement], key=lambda each: each.first_day) if placement else []
    entries = DiaryEntry.objects.filter(placement__in=placements).select_related("placement").order_by("day")
    words = {(word.placement_id, word.day): word for word in TutorWord.objects.filter(placement__in=placements)}
    context = {
        "placements": placements,
        "entries": [
            (entry, _parts(entry), words.get((entry.placement_id, entry.day)))
            for entry in entries
            if not entry.is_empty
        ],
    }
    return page(request, "week/whole.html", context)
